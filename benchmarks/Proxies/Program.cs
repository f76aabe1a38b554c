using System.CommandLine;
using System.Globalization;
using System.Text;
using Osnas;
using Osnas.Benchmarks;
using Osnas.Samples;
using Osnas.Search;

// Measures how well proxies without training rank NAS-Bench-Macro, and writes the tables of docs/results/proxies.md.
var seeds = new Option<int>("--seeds") { Description = "Seeds of weights and batches.", DefaultValueFactory = _ => 3 };
var batchSize = new Option<int>("--batch-size") { Description = "Images.", DefaultValueFactory = _ => 32 };
var data = new Option<string[]>("--data")
{
    Description = "Images: 'noise', or a data source.",
    DefaultValueFactory = _ => [ProxyImages.Noise, "fashion-mnist"],
    AllowMultipleArgumentsPerToken = true,
};
var count = new Option<int>("--architectures")
{
    Description = "Architectures, the first ones of an order by seed.",
    DefaultValueFactory = _ => 500,
};
var only = new Option<string>("--only")
{
    Description = "Only proxies, or strategies, whose name contains this.",
    DefaultValueFactory = _ => ""
};
var starts = new Option<int>("--starts")
{
    Description = "Seeds of searches that begin with the best by a proxy, instead of the other tables; 0 for none.",
    DefaultValueFactory = _ => 0,
};
var draws = new Option<int[]>("--draws")
{
    Description = "Draws for each architecture that a search begins with.",
    DefaultValueFactory = _ => [10],
    AllowMultipleArgumentsPerToken = true,
};
var firstSeed = new Option<int>("--first-seed")
{
    Description = "The first seed of searches. Those from 1000 are for trying options.",
    DefaultValueFactory = _ => 0,
};
var output =
    new Option<string>("--output") { Description = "The folder of the files.", DefaultValueFactory = _ => "artifacts/proxies" };
var command = new RootCommand("How well proxies rank architectures that were trained.")
{
    seeds, batchSize, data, count, only, starts, draws, firstSeed, output,
};
command.SetAction(result =>
{
    var measured = Measured.Open(result.GetValue(batchSize), result.GetValue(count), result.GetValue(output)!);
    if (result.GetValue(starts) is > 0 and var searches)
        WriteStarts(
            measured,
            result.GetValue(data)![^1],
            result.GetValue(only)!,
            result.GetValue(draws)!,
            result.GetValue(firstSeed),
            searches);
    else
        Run(measured, result.GetValue(seeds), result.GetValue(data)!, result.GetValue(only)!);
});
return command.Parse(args).Invoke();

static void Run(Measured measured, int seeds, string[] data, string only)
{
    var (rows, architectures, measurements, count) = (measured.Rows, measured.Architectures, measured.Measurements, measured.Rows.Count);
    double[] truth = [.. rows.Select(row => row.Mean)];
    var report = new StringBuilder();
    int[] byFlops = [.. Enumerable.Range(0, count).OrderBy(index => rows[index].Flops)];
    var floor = new Floor(measurements.Take(ProxyImages.None, Proxy.All(measured.BatchSize)[0], seed: 0, architectures), truth);
    Write(report, "| fitness | images | seed | tau | tau - tau of FLOPs | tau at equal FLOPs | |");
    Write(report, "|---|---|---|---|---|---|---|");
    foreach (var proxy in Proxy.All(measured.BatchSize).Where(IsChosen))
    {
        foreach (var source in proxy.NeedsData ? data : [ProxyImages.None])
        {
            for (var seed = 0; seed < (proxy.IsDrawn ? seeds : 1); seed++)
            {
                var values = measurements.Take(source, proxy, seed, architectures);
                var compared = floor.Compare(values);
                Write(report, string.Create(
                    CultureInfo.InvariantCulture,
                    $"| `{proxy.Name}` | {source} | {seed} | {Describe(RankCorrelation.Measure(values, truth))} | "
                    + $"{compared.Difference:F3} ({compared.Low:F3} to {compared.High:F3}) | {AtEqualFlops(values):F3} | "
                    + $"{(proxy.Options is FlopsOptions ? "the floor" : Judge(compared.Low, compared.High))} |"));
            }
        }
    }

    if (Proxy.All(measured.BatchSize).Single(proxy => proxy.Options is NaswotOptions) is var naswot && IsChosen(naswot))
        WritePrediction(new(rows, measurements.Take(data[^1], naswot, seed: 0, architectures)));
    File.WriteAllText(measured.Locate("proxies"), report.ToString());

    bool IsChosen(Proxy proxy) => proxy.Name.Contains(only, StringComparison.Ordinal);

    void WritePrediction(Prediction prediction)
    {
        Write(report, "");
        Write(report, $"| known | {string.Join(" | ", Prediction.Features)} |");
        Write(report, $"|---|{string.Concat(Enumerable.Repeat("---|", Prediction.Features.Count))}");
        foreach (var known in Prediction.Sizes.Where(known => known + Prediction.Judged <= count))
        {
            var cells = Prediction.Features.Select(features => DescribeMean(prediction.Measure(features, known)));
            Write(report, $"| {known} | {string.Join(" | ", cells)} |");
        }
    }

    // The mean over quarters of the architectures, by their FLOPs.
    double AtEqualFlops(double[] values) => byFlops.Chunk((count + 3) / 4).Average(quarter => RankCorrelation.KendallTau(
        [.. quarter.Select(index => values[index])], [.. quarter.Select(index => truth[index])]));
}

// The regret of searches that begin with the best of some draws by FLOPs or NASWOT, beside those that begin at random.
static void WriteStarts(Measured measured, string data, string only, int[] draws, int firstSeed, int seeds)
{
    var part = new StartPart(measured.Judge, measured.Architectures);
    int[] evaluations = [50, 100, 200];
    var report = new StringBuilder();
    Write(report, $"| strategy | start | draws of one | {string.Join(" | ", evaluations)} |");
    Write(report, $"|---|---|---|{string.Concat(Enumerable.Repeat("---|", evaluations.Length))}");
    foreach (var strategy in StartPart.Strategies.Where(strategy => strategy.Contains(only, StringComparison.Ordinal)))
    {
        WriteRow(strategy, "random", null, 0);
        foreach (var proxy in Proxy.All(measured.BatchSize).Where(proxy => proxy.Options is FlopsOptions or NaswotOptions))
        {
            var source = proxy.NeedsData ? data : ProxyImages.None;
            foreach (var count in draws)
                WriteRow(strategy, proxy.Name, measured.Measurements.Take(source, proxy, seed: 0, measured.Architectures), count);
        }
    }

    File.WriteAllText(measured.Locate("starts"), report.ToString());

    void WriteRow(string strategy, string start, double[]? values, int count)
    {
        var cells = evaluations.Select(number => DescribeMean(part.Measure(strategy, number, values, count, firstSeed, seeds)));
        Write(report, $"| `{strategy}` | {start} | {(values is null ? "" : count)} | {string.Join(" | ", cells)} |");
    }
}

// A line of a table, here and in the file.
static void Write(StringBuilder report, string line)
{
    Console.WriteLine(line);
    report.Append(line).Append('\n');
}

static string Describe(RankCorrelation tau) =>
    string.Create(CultureInfo.InvariantCulture, $"{tau.Tau:F3} ({tau.Low:F3} to {tau.High:F3})");

static string Judge(double low, double high) =>
    low > 0 ? "above the floor" : high < 0 ? "below the floor" : "no better than the floor";

static string DescribeMean(Sample sample) =>
    string.Create(CultureInfo.InvariantCulture, $"{sample.Mean:F3} ± {sample.Deviation / Math.Sqrt(sample.Count):F3}");
