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
var only = new Option<string>("--only") { Description = "Only proxies whose name contains this.", DefaultValueFactory = _ => "" };
var output =
    new Option<string>("--output") { Description = "The folder of the files.", DefaultValueFactory = _ => "artifacts/proxies" };
var command = new RootCommand("How well proxies rank architectures that were trained.") { seeds, batchSize, data, count, only, output };
command.SetAction(result => Run(
    result.GetValue(seeds),
    result.GetValue(batchSize),
    result.GetValue(data)!,
    result.GetValue(count),
    result.GetValue(only)!,
    result.GetValue(output)!));
return command.Parse(args).Invoke();

static int Run(int seeds, int batchSize, string[] data, int count, string only, string output)
{
    Directory.CreateDirectory(output);
    var judge = NasBenchTable.Read(Path.Combine(AppContext.BaseDirectory, "nas-bench-macro.csv.gz"));
    NasBenchRow[] rows = [.. judge.Rows.OrderBy(row => string.Concat(row.Architecture), StringComparer.Ordinal)];
    new Random(0).Shuffle(rows);
    rows = rows[..count];
    Architecture[] architectures = [.. rows.Select(row => row.Architecture)];
    double[] truth = [.. rows.Select(row => row.Mean)];
    var measurements = new Measurements(Path.Combine(output, $"values-{batchSize}.csv"));
    var report = new StringBuilder();
    int[] byFlops = [.. Enumerable.Range(0, count).OrderBy(index => rows[index].Flops)];
    var floor = new Floor(measurements.Take(ProxyImages.None, Proxy.All(batchSize)[0], seed: 0, architectures), truth);
    Write("| fitness | images | seed | tau | tau - tau of FLOPs | tau at equal FLOPs | |");
    Write("|---|---|---|---|---|---|---|");
    foreach (var proxy in Proxy.All(batchSize).Where(IsChosen))
    {
        foreach (var source in proxy.NeedsData ? data : [ProxyImages.None])
        {
            for (var seed = 0; seed < (proxy.IsDrawn ? seeds : 1); seed++)
            {
                var values = measurements.Take(source, proxy, seed, architectures);
                var compared = floor.Compare(values);
                Write(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| `{proxy.Name}` | {source} | {seed} | {Describe(RankCorrelation.Measure(values, truth))} | "
                    + $"{compared.Difference:F3} ({compared.Low:F3} to {compared.High:F3}) | {AtEqualFlops(values):F3} | "
                    + $"{(proxy.Options is FlopsOptions ? "the floor" : Judge(compared.Low, compared.High))} |"));
            }
        }
    }

    if (Proxy.All(batchSize).Single(proxy => proxy.Options is NaswotOptions) is var naswot && IsChosen(naswot))
        WritePrediction(new(rows, measurements.Take(data[^1], naswot, seed: 0, architectures)));
    File.WriteAllText(Path.Combine(output, $"proxies-{batchSize}.md"), report.ToString());
    return 0;

    bool IsChosen(Proxy proxy) => proxy.Name.Contains(only, StringComparison.Ordinal);

    void WritePrediction(Prediction prediction)
    {
        Write("");
        Write($"| known | {string.Join(" | ", Prediction.Features)} |");
        Write($"|---|{string.Concat(Enumerable.Repeat("---|", Prediction.Features.Count))}");
        foreach (var known in new[] { 10, 20, 50, 100, 200 }.Where(known => known + Prediction.Judged <= count))
        {
            var cells = Prediction.Features.Select(features => DescribeMean(prediction.Measure(features, known)));
            Write($"| {known} | {string.Join(" | ", cells)} |");
        }
    }

    // The mean over quarters of the architectures, by their FLOPs.
    double AtEqualFlops(double[] values) => byFlops.Chunk((count + 3) / 4).Average(quarter => RankCorrelation.KendallTau(
        [.. quarter.Select(index => values[index])], [.. quarter.Select(index => truth[index])]));

    void Write(string line)
    {
        Console.WriteLine(line);
        report.Append(line).Append('\n');
    }
}

static string Describe(RankCorrelation tau) =>
    string.Create(CultureInfo.InvariantCulture, $"{tau.Tau:F3} ({tau.Low:F3} to {tau.High:F3})");

static string Judge(double low, double high) =>
    low > 0 ? "above the floor" : high < 0 ? "below the floor" : "no better than the floor";

static string DescribeMean(Sample sample) =>
    string.Create(CultureInfo.InvariantCulture, $"{sample.Mean:F3} ± {sample.Deviation / Math.Sqrt(sample.Count):F3}");
