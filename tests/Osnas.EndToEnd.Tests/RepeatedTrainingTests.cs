using Osnas.Experiments;

namespace Osnas.EndToEnd;

/// <summary>Networks of a comparison that are trained several times: means, the model of the run, and runs that go on.</summary>
public sealed class RepeatedTrainingTests : IDisposable
{
    private static readonly string[] Networks = ["winner", "cheapest", "most expensive", "random 1"];

    private readonly RunFolder _folder = new();

    private string Run => _folder.Locate("run");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void EachNetworkIsTrainedWithOtherSeedsAndTheModelIsChosenByValidationImages()
    {
        var report = SearchExperiment.Run(Options(Run, repeats: 3));

        foreach (var row in report.Others.Prepend(report.Winner))
        {
            Assert.Equal([row.Name, $"{row.Name} #2", $"{row.Name} #3"], row.Trainings.Select(training => training.Network));
            Assert.Equal(row.TestAccuracy, row.Trainings.Average(training => training.TestAccuracy), 1e-12);
            Assert.Equal(3, row.Trainings.Select(training => Weights(training.Network)).Distinct().Count());
        }

        var model = report.Winner.Trainings.MaxBy(training => training.ValidationAccuracy)!;
        var evaluated = EvaluateExperiment.Run(Run);
        Assert.Equal((model.ValidationAccuracy, model.TestAccuracy), (evaluated.ValidationAccuracy, evaluated.TestAccuracy));
        Assert.Equal(model.TestAccuracy, 1 - ((double)CountErrors(model.Network) / evaluated.TestImages), 1e-12);
        Assert.Equal(evaluated.Test!.ByClass, report.Winner.TestClasses);
        Assert.Equal(model.TestAccuracy, new FinishedRun(Run).ReadTestAccuracy());
    }

    /// <summary>More trainings are added to those that are there; fewer take none away.</summary>
    [Fact]
    public void ARunTrainsOnlyWhatIsMissing()
    {
        var whole = SearchExperiment.Run(Options(_folder.Locate("whole"), repeats: 2));
        var once = SearchExperiment.Run(Options(Run, repeats: 1));
        var trained = new HashSet<string>();
        var twice = SearchExperiment.Run(Options(Run, repeats: 2), new ResumeRun.Watcher(network => trained.Add(network)));
        var watcher = new ResumeRun.Watcher(_ => { });
        var again = SearchExperiment.Run(Options(Run, repeats: 1), watcher);

        Assert.Single(once.Winner.Trainings);
        Assert.Null(once.Winner.TestStandardError);
        Assert.Equal(
            [.. Networks.Select(network => $"{network} #2").Append("search").Order(StringComparer.Ordinal)],
            trained.Order(StringComparer.Ordinal));
        Assert.Equal(Text(whole), Text(twice));
        Assert.Equal(Text(twice), Text(again));
        Assert.Contains(
            "repeats   2 trainings of the winner and of each architecture that it is compared with, not 1: those that are done stay",
            watcher.Summary);
    }

    [Theory]
    [InlineData("winner #2")]
    [InlineData("most expensive")]
    public void ARunThatIsStoppedInATrainingEndsAlike(string network)
    {
        var whole = Options(_folder.Locate("whole"), repeats: 2);
        SearchExperiment.Run(whole);
        using var stop = new CancellationTokenSource();
        Assert.Throws<RunStoppedException>(() => SearchExperiment.Run(
            Options(Run, repeats: 2),
            new ResumeRun.Watcher(phase =>
            {
                if (phase == network)
                    stop.Cancel();
            }),
            stop.Token));
        SearchExperiment.Run(Options(Run, repeats: 2));

        Assert.Equal(ResumeRun.Read(whole.Output), ResumeRun.Read(Run));
    }

    /// <summary>The model is measured again for them; all other files stay.</summary>
    [Fact]
    public void PredictionsThatAreGoneAreWrittenAgain()
    {
        var options = Options(Run, repeats: 1) with { Baselines = 0 };
        SearchExperiment.Run(options);
        var files = ResumeRun.Read(Run);
        foreach (var file in (string[])[RunDirectory.PredictionsFile, RunDirectory.WrongImagesFile])
        {
            File.Delete(Path.Combine(Run, file));
            SearchExperiment.Run(options);
            Assert.Equal(files, ResumeRun.Read(Run));
        }
    }

    [Fact]
    public void PredictionsOfATrainingThatAreGoneAreWrittenAgain()
    {
        var options = TrainRun.OnDigits(Run, epochs: 1, batchSize: 16);
        TrainExperiment.Run(options);
        var files = ResumeRun.Read(Run);
        File.Delete(Path.Combine(Run, RunDirectory.PredictionsFile));
        TrainExperiment.Run(options);

        Assert.Equal(files, ResumeRun.Read(Run));
    }

    /// <summary>The report of a run that trains more names the model of before until it is written again; so do the predictions.</summary>
    [Fact]
    public void PredictionsAreThoseOfTheReport()
    {
        // With such a validation accuracy, the next training is the model, whatever it learns.
        var once = SearchExperiment.Run(Options(Run, repeats: 1));
        var worst = once with
        {
            Winner = once.Winner with { Trainings = [once.Winner.Trainings[0] with { ValidationAccuracy = -1 }] },
        };
        new RunDirectory(Run).Write(RunDirectory.ReportFile, worst, OsnasJson.Default.SearchReport);
        var before = ReadPredictions();
        using var stop = new CancellationTokenSource();
        Assert.Throws<RunStoppedException>(() => SearchExperiment.Run(
            Options(Run, repeats: 2),
            new ResumeRun.Watcher(phase =>
            {
                if (phase == "cheapest #2")
                    stop.Cancel();
            }),
            stop.Token));
        Assert.Equal(before, ReadPredictions());

        Assert.Equal("winner #2", SearchExperiment.Run(Options(Run, repeats: 2)).Winner.Model!.Network);
        Assert.NotEqual(before, ReadPredictions());

        string ReadPredictions() => File.ReadAllText(Path.Combine(Run, RunDirectory.PredictionsFile));
    }

    [Fact]
    public void APlanCountsEachTraining()
    {
        var plan = SearchExperiment.Plan(Options(Run, repeats: 2));

        Assert.Equal(
            ["supernet", "search", .. Networks.SelectMany(network => new[] { network, $"{network} #2" })],
            plan.Estimate.Phases.Select(phase => phase.Name));
        Assert.Contains("repeats   2 trainings of the winner and of each architecture that it is compared with", plan.Summary);
    }

    private static SearchOptions Options(string folder, int repeats) =>
        ResumeRun.Options(folder) with { TensorBoard = null, Repeats = repeats };

    private static string Text(SearchReport report) =>
        JsonText.Write(report with { Output = string.Empty }, OsnasJson.Default.SearchReport);

    private string Weights(string network) =>
        Convert.ToHexString(File.ReadAllBytes(Path.Combine(Run, RunDirectory.WeightsFile(network))));

    private int CountErrors(string network) =>
        File.ReadLines(Path.Combine(Run, RunDirectory.TestErrorsFile)).Select(line => line.Split(','))
            .Single(cells => cells[0] == network)[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}
