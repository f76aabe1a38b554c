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
var only = new Option<string>("--only") { Description = "Only proxies whose name contains this.", DefaultValueFactory = _ => "" };
var output =
    new Option<string>("--output") { Description = "The folder of the files.", DefaultValueFactory = _ => "artifacts/proxies" };
var command = new RootCommand("How well proxies rank architectures that were trained.") { seeds, batchSize, data, only, output };
command.SetAction(result => Run(
    result.GetValue(seeds), result.GetValue(batchSize), result.GetValue(data)!, result.GetValue(only)!, result.GetValue(output)!));
return command.Parse(args).Invoke();

static int Run(int seeds, int batchSize, string[] data, string only, string output)
{
    const int Architectures = 500;
    Directory.CreateDirectory(output);
    var judge = NasBenchTable.Read(Path.Combine(AppContext.BaseDirectory, "nas-bench-macro.csv.gz"));
    NasBenchRow[] rows = [.. judge.Rows.OrderBy(row => string.Concat(row.Architecture), StringComparer.Ordinal)];
    new Random(0).Shuffle(rows);
    rows = rows[..Architectures];
    Architecture[] architectures = [.. rows.Select(row => row.Architecture)];
    double[] truth = [.. rows.Select(row => row.Mean)];
    var measurements = new Measurements(Path.Combine(output, $"values-{batchSize}.csv"));
    var report = new StringBuilder();
    Write($"| fitness | images | {string.Join(" | ", Enumerable.Range(0, seeds).Select(seed => $"tau, seed {seed}"))} |");
    Write($"|---|---|{string.Concat(Enumerable.Repeat("---|", seeds))}");
    foreach (var proxy in Proxy.All(batchSize).Where(proxy => proxy.Name.Contains(only, StringComparison.Ordinal)))
    {
        foreach (var source in proxy.NeedsData ? data : [ProxyImages.None])
        {
            var cells = Enumerable.Range(0, seeds).Select(seed =>
                Describe(RankCorrelation.Measure(measurements.Take(source, proxy, seed, architectures), truth)));
            Write($"| `{proxy.Name}` | {source} | {string.Join(" | ", cells)} |");
        }
    }

    File.WriteAllText(Path.Combine(output, $"proxies-{batchSize}.md"), report.ToString());
    return 0;

    void Write(string line)
    {
        Console.WriteLine(line);
        report.Append(line).Append('\n');
    }
}

static string Describe(RankCorrelation tau) =>
    string.Create(CultureInfo.InvariantCulture, $"{tau.Tau:F3} ({tau.Low:F3} to {tau.High:F3})");
