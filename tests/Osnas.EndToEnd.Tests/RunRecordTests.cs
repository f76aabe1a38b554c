using Osnas.Experiments;

namespace Osnas.EndToEnd;

/// <summary>What a report shows of real runs: one under way, one that was stopped, and finished ones.</summary>
public sealed class RunRecordTests : IDisposable
{
    private readonly RunFolder _folder = new();

    private string Run => _folder.Locate("run");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ASearchIsReadWhileItRunsWhenItIsStoppedAndAtItsEnd()
    {
        using var source = new CancellationTokenSource();
        RunRecord? running = null;
        Assert.Throws<RunStoppedException>(() => SearchExperiment.Run(
            ResumeRun.Options(Run),
            new ResumeRun.Watcher(phase =>
            {
                if (phase != "winner")
                    return;
                running ??= RunReader.Read(Run);
                source.Cancel();
            }),
            source.Token));
        var stopped = RunReader.Read(Run);
        var report = SearchExperiment.Run(ResumeRun.Options(Run));
        var finished = RunReader.Read(Run);

        Assert.Equal(
            [RunState.Running, RunState.Stopped, RunState.Finished],
            new[] { running!, stopped, finished }.Select(run => run.Summary.State));
        Assert.Empty(running!.Absent);
        Assert.Null(running.Result);
        Assert.Equal((8, 8), (running.Search!.Count, stopped.Search!.Count));
        Assert.Equal(("supernet", 2), running.Curves.Select(curve => (curve.Network, curve.Epochs.Count)).Single());
        Assert.Equal(["supernet", "search", "winner"], stopped.Origin.Phases.Select(phase => phase.Name));

        Assert.Empty(finished.Absent);
        Assert.Equal(ResumeRun.Phases, finished.Origin.Phases.Select(phase => phase.Name));
        Assert.All(finished.Origin.Phases, phase => Assert.Equal((phase.Total, true), (phase.Done, phase.Seconds > 0)));
        Assert.Equal(ResumeRun.Phases.Where(phase => phase != "search"), finished.Curves.Select(curve => curve.Network));
        Assert.All(finished.Curves, curve => Assert.Equal([1, 2], curve.Epochs.Select(epoch => epoch.Epoch)));
        AssertResult(finished, report);
    }

    [Fact]
    public void ATrainingIsReadAtItsEnd()
    {
        var report = TrainExperiment.Run(TrainRun.OnDigits(Run, epochs: 1, batchSize: 32));

        var run = RunReader.Read(Run);

        Assert.Empty(run.Absent);
        Assert.Equal((RunState.Finished, "train"), (run.Summary.State, run.Summary.Command));
        Assert.Equal(report.TestAccuracy, run.Result!.TestAccuracy);
        Assert.Equal(report.Architecture, run.Result.Architecture);
        Assert.Equal(report.TestAccuracy, AccuracyOf(run.Test!));
        Assert.Equal(["model"], run.Curves.Select(curve => curve.Network));
        Assert.Equal(["model"], run.Origin.Phases.Select(phase => phase.Name));
        Assert.Null(run.Search);
    }

    /// <summary>A run of Osnas 0.2 lacks what it didn't keep, and says so.</summary>
    [Fact]
    public void ARunOfAnEarlierVersionIsRead()
    {
        var run = RunReader.Read(Path.Combine(AppContext.BaseDirectory, "Runs", "digits-0.2"));

        Assert.Equal(0.8794063079777366, run.Result!.TestAccuracy);
        Assert.Null(run.Result.StandardError);
        Assert.Equal(["model"], run.Curves.Select(curve => curve.Network));
        Assert.Equal(
            [
                RunDirectory.SpaceFile, RunDirectory.VersionFile, RunDirectory.TimesFile, RunDirectory.PredictionsFile,
            ],
            run.Absent.Select(absent => absent.File));
    }

    private static void AssertResult(RunRecord run, SearchReport report)
    {
        var (winner, result, test) = (report.Winner, run.Result!, run.Test!);
        Assert.Equal(winner.Architecture, result.Architecture);
        Assert.Equal(
            (winner.Cost, winner.TestAccuracy, winner.SupernetAccuracy), (result.Cost, result.TestAccuracy, result.ValidationAccuracy));
        Assert.Equal(test.Images, result.TestImages);
        Assert.Equal(
            Math.Sqrt(winner.TestAccuracy * (1 - winner.TestAccuracy) / test.Images), result.StandardError!.Value, 1e-15);
        Assert.Equal(winner.TestAccuracy, AccuracyOf(test));
        Assert.Equal(winner.TestClasses!.Select(only => only.Images), test.Confusion.Select(row => row.Sum()));
        Assert.Equal(Math.Min(test.Wrong, TestRecord.MostWrong), test.WrongImages.Count);
        Assert.All(test.WrongImages, image => Assert.Equal((8, 8), (image.Thumbnail!.Width, image.Thumbnail.Height)));
        Assert.Equal(report.Candidates, run.Search!.Count);
        Assert.Equal(winner.SupernetAccuracy, run.Search.Best.Accuracy);
        Assert.Equal(winner.Architecture, run.Search.Best.Architecture);
        foreach (var candidate in run.Search.Sample)
            Assert.Equal(candidate.Costs, run.Search.Metrics.Select(metric => run.Space!.CostOf(metric, candidate.Architecture)!.Value));
    }

    private static double AccuracyOf(TestRecord test) => (double)(test.Images - test.Wrong) / test.Images;
}
