using Osnas.Experiments;

namespace Osnas.EndToEnd;

/// <summary>The best candidates of a search are trained as the winner is, and compared with it.</summary>
public sealed class FinalistTests : IDisposable
{
    private readonly RunFolder _folder = new();

    private string Run => _folder.Locate("run");

    public void Dispose() => _folder.Dispose();

    /// <summary>More are added to those that are there; fewer take none away.</summary>
    [Fact]
    public void A_run_trains_the_finalists_that_are_missing()
    {
        var alone = SearchExperiment.Run(ResumeRun.Options(Run) with { Baselines = 0 });
        var trained = new HashSet<string>();
        var three = SearchExperiment.Run(
            ResumeRun.Options(Run) with { Baselines = 0, Finalists = 3 }, new ResumeRun.Watcher(network => trained.Add(network)));
        var again = SearchExperiment.Run(ResumeRun.Options(Run) with { Baselines = 0 });

        Assert.Null(alone.FinalistText);
        Assert.Equal(["finalist 2", "finalist 3"], three.Others.Select(row => row.Name));
        Assert.Equal(["finalist 2", "finalist 3", "search"], trained.Order(StringComparer.Ordinal));
        Assert.Equal(three.Top.Take(3).Select(one => one.Architecture), three.Others.Prepend(three.Winner).Select(row => row.Architecture));
        Assert.Equal(3, three.Ranking.Count);
        Assert.Equal((3, 3), (three.Finalists, again.Finalists));
        Assert.Equal(three.Others.Select(row => row.TestAccuracy), again.Others.Select(row => row.TestAccuracy));
        Assert.All(three.Others, row => Assert.True(File.Exists(Path.Combine(Run, $"{row.Name.Replace(' ', '-')}.dat"))));

        var best = three.Others.Prepend(three.Winner).MaxBy(row => row.Trainings[0].ValidationAccuracy)!;
        Assert.StartsWith(
            $"3 finalists: {best.Name} has the greatest validation accuracy after training, ",
            three.FinalistText,
            StringComparison.Ordinal);
    }
}
