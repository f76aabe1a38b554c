using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Osnas.Benchmarks;
using Osnas.Samples;

// Measures what searchers find in NAS-Bench-Macro, and writes the tables of docs/results/search-quality.md.
var seeds = new Option<int>("--seeds") { Description = "How many seeds.", DefaultValueFactory = _ => 200 };
var firstSeed = new Option<int>("--first-seed")
{
    Description = "The first seed. Those from 1000 are for trying options: the published ones must not be what was tuned.",
    DefaultValueFactory = _ => 0,
};
var only = new Option<string>("--only") { Description = "Only searchers whose name contains this.", DefaultValueFactory = _ => "" };
var evaluations = new Option<int[]>("--evaluations")
{
    Description = "Architectures that a search evaluates.",
    DefaultValueFactory = _ => [50, 100, 200, 500],
    AllowMultipleArgumentsPerToken = true,
};
var output =
    new Option<string>("--output") { Description = "The file of the table.", DefaultValueFactory = _ => "artifacts/search-quality.md" };
var command = new RootCommand("What searchers find, against the truth.") { seeds, firstSeed, only, evaluations, output };
command.SetAction(result => Run(
    result.GetValue(seeds), result.GetValue(firstSeed), result.GetValue(only)!, result.GetValue(evaluations)!, result.GetValue(output)!));
return command.Parse(args).Invoke();

static string? FindFault(int seeds, string only, int[] evaluations) =>
    seeds < 1 ? $"--seeds is {seeds}; write a number of at least 1"
    : evaluations.FirstOrDefault(count => count < 1, 1) is < 1 and var wrong ? $"--evaluations is {wrong}; write numbers of at least 1"
    : Names() is var names && names.Any(name => IsChosen(name, only)) ? null
    : $"--only '{only}' names no searcher; there are {string.Join("; ", names)}";

static IReadOnlyList<string> Names() =>
    [.. Contestant.All.Concat(Contestant.Fronts).Select(contestant => contestant.Name).Distinct()];

static bool IsChosen(string name, string only) => name.Contains(only, StringComparison.Ordinal);

static int Run(int seeds, int firstSeed, string only, int[] evaluations, string output)
{
    if (FindFault(seeds, only, evaluations) is { } fault)
    {
        Console.Error.WriteLine($"error: {fault}");
        return 2;
    }

    var truth = NasBenchTable.Read(Path.Combine(AppContext.BaseDirectory, "nas-bench-macro.csv.gz"));
    var report = new StringBuilder();
    Judge("regret", NasBenchJudge.Regret(truth), Contestant.All);
    Judge("share of the front", NasBenchJudge.FrontShare(truth), Contestant.Fronts);
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(output))!);
    File.WriteAllText(output, report.ToString());
    return 0;

    void Judge(string measure, NasBenchJudge judge, IReadOnlyList<Contestant> contestants)
    {
        Contestant[] chosen = [.. contestants.Where(contestant => IsChosen(contestant.Name, only))];
        foreach (var game in chosen.Length == 0 ? [] : Enum.GetValues<Game>())
        {
            var seen = game == Game.Mean ? "mean accuracy seen" : "one training seen";
            Write($"| {measure}, {seen} | {string.Join(" | ", evaluations)} | seconds |");
            Write($"|---|{string.Concat(Enumerable.Repeat("---|", evaluations.Length + 1))}");
            foreach (var contestant in chosen)
            {
                var start = Stopwatch.GetTimestamp();
                var cells = evaluations.Select(count => Describe(judge.OfSeeds(contestant, game, count, firstSeed, seeds))).ToArray();
                var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds / seeds;
                Write(string.Create(CultureInfo.InvariantCulture, $"| {contestant.Name} | {string.Join(" | ", cells)} | {seconds:F2} |"));
            }

            Write("");
        }
    }

    void Write(string line)
    {
        Console.WriteLine(line);
        report.Append(line).Append('\n');
    }
}

// The mean and its standard error, which is 0 for one seed.
static string Describe(IReadOnlyList<double> judged)
{
    var sample = new Sample(judged);
    var error = sample.Count == 1 ? 0 : sample.Deviation / Math.Sqrt(sample.Count);
    return string.Create(CultureInfo.InvariantCulture, $"{sample.Mean:F3} ± {error:F3}");
}
