using System.CommandLine;
using System.Globalization;
using Osnas.Benchmarks;
using Osnas.Data;
using TorchSharp;

// Measures strategies against chance, with many seeds, and writes the tables of docs/results/strategies.md.
var seeds = new Option<int>("--seeds") { Description = "How many seeds, from 0.", DefaultValueFactory = _ => 20 };
var part = new Option<string?>("--part") { Description = "Only one part; the two can be measured at the same time." };
part.AcceptOnlyFromAmong(Report.Supernets, Report.FromScratch);
var only = new Option<string>("--only")
{
    Description = "Only settings whose name contains this, as Unified or Softmax.",
    DefaultValueFactory = _ => "",
};
var output = new Option<string>("--output")
{
    Description = "The folder of the numbers, which a later run goes on with, and of the tables.",
    DefaultValueFactory = _ => "artifacts/strategies",
};
var command = new RootCommand("Strategies against chance.") { seeds, part, only, output };
command.SetAction(result => Run(result.GetValue(seeds), result.GetValue(part), result.GetValue(only)!, result.GetValue(output)!));
return command.Parse(args).Invoke();

static void Run(int seeds, string? part, string only, string folder)
{
    // Small networks gain nothing from a second thread, and sums would depend on the number of cores.
    torch.set_num_threads(1);
    var machine = Machine.Describe();
    var supernets = new Measurements(Path.Combine(folder, $"{Report.Supernets}.csv"), machine);
    var fromScratch = new Measurements(Path.Combine(folder, $"{Report.FromScratch}.csv"), machine);

    // By seed first: a run that is stopped has about as many seeds of each setting.
    for (var seed = 0; seed < seeds; seed++)
    {
        using var data = DataSource.Load(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"), seed);
        foreach (var setting in ScratchSetting.All.Where(_ => part != Report.Supernets))
            Measure(fromScratch, setting.ToString(), seed, () => ScratchPart.Measure(setting, data, seed));
        foreach (var setting in SupernetSetting.All.Where(_ => part != Report.FromScratch))
            Measure(supernets, setting.ToString(), seed, () => SupernetPart.Measure(setting, data, seed));
    }

    var report = new Report(supernets, fromScratch).Write(machine);
    File.WriteAllText(Path.Combine(folder, "strategies.md"), report);
    Console.WriteLine(report);

    void Measure(Measurements measurements, string setting, int seed, Func<IReadOnlyDictionary<string, double>> measure)
    {
        if (!setting.Contains(only, StringComparison.Ordinal) || measurements.Has(setting, seed))
            return;
        var quantities = Try(measure);
        measurements.Add(setting, seed, quantities);
        var values = quantities.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value:F4}"));
        Console.WriteLine($"seed {seed,2}  {setting,-36} {string.Join("  ", values)}");
    }

    // A training that ends in no number is a result, too.
    static IReadOnlyDictionary<string, double> Try(Func<IReadOnlyDictionary<string, double>> measure)
    {
        try
        {
            return measure();
        }
        catch (NotFiniteNumberException)
        {
            return new Dictionary<string, double> { [Report.Diverged] = 1 };
        }
    }
}
