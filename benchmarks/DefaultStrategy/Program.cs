using System.CommandLine;
using System.Globalization;
using System.Text;
using Osnas.Benchmarks;
using Osnas.Search;
using TorchSharp;

// Judges search strategies by the accuracies of all architectures, with the weights of supernets, and writes the tables of
// docs/results/default-strategy.md.
var seeds = new Option<int>("--seeds") { Description = "How many supernets of each data set.", DefaultValueFactory = _ => 10 };
var tables = new Option<bool>("--tables") { Description = "Only train the supernets and judge their architectures." };
var output = new Option<string>("--output")
{
    Description = "The folder of the supernets, their tables and the searches, which a later run goes on with, and of the report.",
    DefaultValueFactory = _ => "artifacts/default-strategy",
};
var command = new RootCommand("Search strategies with real supernets.") { seeds, tables, output };
command.SetAction(result => Run(result.GetValue(seeds), result.GetValue(tables), result.GetValue(output)!));
return command.Parse(args).Invoke();

static void Run(int seeds, bool onlyTables, string folder)
{
    // Small networks gain nothing from a second thread, and sums would depend on the number of cores.
    torch.set_num_threads(1);
    Directory.CreateDirectory(folder);
    var best = Setting.All.ToDictionary(setting => setting, _ => new List<double>());
    var searches = Setting.All.ToDictionary(setting => setting, _ => Strategies().ToDictionary(
        strategy => strategy.Name, _ => new List<Searches>()));

    // By seed first: a run that is stopped has about as many supernets of each data set.
    for (var seed = 0; seed < seeds; seed++)
    {
        foreach (var setting in Setting.All)
        {
            var table = AccuracyTable.Complete(setting, seed, folder);
            best[setting].Add(table.Best);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{setting.Name} {seed}: {table.Count} architectures, the best has {table.Best:P2}"));
            if (onlyTables)
                continue;
            foreach (var strategy in Strategies())
            {
                var path = Path.Combine(folder, $"{setting.Name}-{seed}-{strategy.Name}.csv");
                searches[setting][strategy.Name].Add(Searches.Complete(strategy, table, path));
            }
        }
    }

    if (onlyTables)
        return;
    var report = new StringBuilder();
    foreach (var setting in Setting.All)
    {
        report.Append(new Report(
            setting, best[setting], searches[setting].ToDictionary(pair => pair.Key, pair => (IReadOnlyList<Searches>)pair.Value)).Write());
        report.Append('\n');
    }

    File.WriteAllText(Path.Combine(folder, "default-strategy.md"), report.ToString());
    Console.WriteLine(report);
}

// By their defaults.
static IEnumerable<Contestant> Strategies() =>
[
    .. Contestant.ForAccuracy.Where(contestant => contestant.Name is "bayesian" or "random" or "evolution" or "aging" or "local"),
    new(Report.AtTheEnd, (inside, evaluations, seed) => new HalvingSearcher(inside, new() { Evaluations = evaluations }, seed)),
];
