using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.EndToEnd;

/// <summary>A search that begins with the best of all draws by a measure of untrained networks.</summary>
public sealed class SearchStartTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>All nine architectures are drawn, so the three of the most FLOPs come first.</summary>
    [Fact]
    public void ASearchBeginsWithTheBestOfItsDraws()
    {
        var table = NineSpace.LookUpTable.Create();
        var options = Options("run");
        var plan = SearchExperiment.Plan(options);
        var watcher = new ResumeRun.Watcher(_ => { });
        SearchExperiment.Run(options, watcher);

        Assert.Contains("start     the best 3 of 9 random architectures by flops", watcher.Summary);
        Assert.Equal(("start", 9.0), plan.Estimate.Phases.Select(phase => (phase.Name, phase.Total)).ElementAt(1));
        Assert.Contains(RunDirectory.StartFile, plan.Files);
        var drawn = Read("run", RunDirectory.StartFile).OrderByDescending(Flops).ToArray();
        Assert.Equal(9, drawn.Distinct().Count());
        Assert.Equal(drawn[..3].Order(), Read("run", RunDirectory.CandidatesFile).Take(3).Order());
        Assert.Equal(9, SearchExperiment.Plan(options).Estimate.Phases[1].Done);

        double Flops(string architecture) => table.GetModelInfo(InfoMetric.Flops, ArchitectureOf(architecture));
    }

    /// <summary>Stopped in its start and in its search, it ends with the same files.</summary>
    [Fact]
    public void AStoppedStartGoesOn()
    {
        SearchExperiment.Run(Options("whole"));
        foreach (var (stop, count) in new[] { ("start", 4), ("search", 3) })
        {
            using var source = new CancellationTokenSource();
            var evaluated = 0;
            var stopping = new ResumeRun.Watcher(phase =>
            {
                if (phase == stop && ++evaluated == count)
                    source.Cancel();
            });
            Assert.Throws<RunStoppedException>(() => SearchExperiment.Run(Options("stopped"), stopping, source.Token));
        }

        SearchExperiment.Run(Options("stopped"));

        Assert.Equal(ResumeRun.Read(_folder.Locate("whole")), ResumeRun.Read(_folder.Locate("stopped")));
        var other = Options("stopped") with { Start = new() { Fitness = new ParamsOptions(), Draws = 9 } };
        Assert.Contains("holds another run", Assert.Throws<InvalidDataException>(() => SearchExperiment.Run(other)).Message);
    }

    private static Architecture ArchitectureOf(string text) => new(text.Split(',').Select(int.Parse));

    private IEnumerable<string> Read(string run, string file) =>
        File.ReadAllLines(_folder.Locate(run, file)).Skip(1).Select(line => line.Split('"')[1]);

    private SearchOptions Options(string run) => new()
    {
        Space = nameof(NineSpace),
        Data = new() { Source = Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"), Limit = 100 },
        Output = _folder.Locate(run),
        Seed = 1,
        Searcher = new AgingOptions { Population = 3, Evaluations = 6, Tournament = 2 },
        Start = new() { Fitness = new FlopsOptions(), Draws = 50 },
        Supernet = new() { Epochs = 1, BatchSize = 16 },
        Model = new() { Epochs = 1, BatchSize = 16 },
        CalibrationImages = 16,
        Baselines = 0,
    };
}
