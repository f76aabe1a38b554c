using System.Globalization;
using System.Text.Json;
using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.EndToEnd;

/// <summary>Searches that maximize a measure of untrained networks.</summary>
public sealed class ProxySearchTests : IDisposable
{
    private const string Fitness = "naswot";

    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void NoSupernetIsTrainedAndEveryFileNamesTheFitness()
    {
        var phases = new List<string>();
        var watcher = new ResumeRun.Watcher(phases.Add);
        var options = Options("run");

        var report = SearchExperiment.Run(options, watcher);

        Assert.Equal(ResumeRun.Phases[1..], phases.Distinct());
        Assert.False(File.Exists(_folder.Locate("run/supernet.dat")));
        Assert.Contains("strategy  evolution, without a supernet", watcher.Summary);
        Assert.Contains("fitness   naswot, not an accuracy", watcher.Summary);

        var candidates = File.ReadAllLines(_folder.Locate("run/candidates.csv"));
        Assert.Equal("index,fitness_naswot,flops,params,architecture", candidates[0]);
        Assert.Equal(Fitness, report.Fitness);
        Assert.Equal(
            candidates.Skip(1).Max(line => double.Parse(line.Split(',')[1], CultureInfo.InvariantCulture)), report.Winner.Fitness);
        Assert.All(report.Others.Prepend(report.Winner), row => Assert.True(row is { SupernetAccuracy: null, Fitness: > 0 }));
        Assert.All(report.Top, candidate => Assert.True(candidate is { SupernetAccuracy: null, Fitness: > 0 }));
        using var json = JsonDocument.Parse(File.ReadAllText(_folder.Locate("run/report.json")));
        Assert.Equal(Fitness, json.RootElement.GetProperty("fitness").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("winner").GetProperty("supernetAccuracy").ValueKind);
    }

    [Fact]
    public void AStoppedSearchResumesWithTheSameCandidates()
    {
        SearchExperiment.Run(Options("whole"));
        using var stop = new CancellationTokenSource();
        var searched = 0;
        var stopping = new ResumeRun.Watcher(phase =>
        {
            if (phase == "search" && ++searched == 5)
                stop.Cancel();
        });
        Assert.Throws<RunStoppedException>(() => SearchExperiment.Run(Options("stopped"), stopping, stop.Token));

        SearchExperiment.Run(Options("stopped"));

        Assert.Equal(ResumeRun.Read(_folder.Locate("whole")), ResumeRun.Read(_folder.Locate("stopped")));
    }

    [Fact]
    public void APlanHasNoSupernet()
    {
        var plan = SearchExperiment.Plan(Options("run"));

        Assert.Equal(ResumeRun.Phases[1..], plan.Estimate.Phases.Select(phase => phase.Name));
        Assert.All(plan.Estimate.Phases, phase => Assert.True(phase.SecondsLeft > 0));
        Assert.True(plan.Estimate.IsComplete);
    }

    private SearchOptions Options(string name) =>
        ResumeRun.Options(_folder.Locate(name)) with { Fitness = new NaswotOptions { BatchSize = 16 }, TensorBoard = null };
}
