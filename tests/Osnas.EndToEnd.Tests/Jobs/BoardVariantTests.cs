using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.EndToEnd;

/// <summary>Searches of other kinds by workers.</summary>
public sealed class BoardVariantTests : IDisposable
{
    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Both need the supernet at the workers.</summary>
    [Fact]
    public void NetworksStartFromTheSupernetAndAreTaughtByIt() => AssertEqual(options => options with
    {
        ModelFrom = ModelOrigin.Supernet,
        Distillation = new() { Teacher = DistillationOptions.Supernet },
        Baselines = 0,
    });

    [Fact]
    public void SharesOfTheImagesAreJudged() => AssertEqual(options => options with
    {
        Searcher = new HalvingOptions { Evaluations = 4 },
        Baselines = 0,
    });

    [Fact]
    public void UntrainedNetworksAreMeasuredWithoutASupernet() => AssertEqual(options => options with
    {
        Fitness = new NaswotOptions(),
        Searcher = new RandomOptions { Iterations = 4 },
        Baselines = 0,
    });

    /// <summary>The strategy trains its generator with the supernet of the coordinator; workers evaluate what it asks for.</summary>
    [Fact]
    public void AStrategyWithATrainingOfItsOwnAsksWorkers() => AssertEqual(options => options with
    {
        Searcher = new GeneratorOptions { Epochs = 2 },
        Sampler = new UniformSamplerOptions(),
        Baselines = 0,
    });

    [Fact]
    public void ACandidateThatFailsTwiceIsSetAsideAndNamed()
    {
        var options = BoardRuns.Options(_folder.Path);
        string? failing = null;
        SearchReport first;
        using (var board = new ThreadBoard(3) { Fails = Fail })
            first = SearchExperiment.Run(options, board);

        var aside = Assert.Single(first.SetAside!);
        Assert.Equal((failing, "a worker: it is the last straw; a worker: it is the last straw"), ($"candidate {aside.Name}", aside.Error));
        Assert.Equal(7, first.Candidates);
        Assert.Equal([$"set aside, because no worker could evaluate it: {aside.Name} ({aside.Error})"], first.WorkerNotes);

        // It isn't tried again, and the report is the same.
        File.Delete(_folder.Locate(RunDirectory.ReportFile));
        using (var board = new ThreadBoard(1))
        {
            var second = SearchExperiment.Run(options, board);
            Assert.Equal(Text(first), Text(second));
            Assert.Empty(board.Offered.OfType<TrainingJob>());
        }

        string? Fail(Job job)
        {
            if (job is EvaluationJob)
                failing ??= job.Id;
            return job.Id == failing ? "it is the last straw" : null;
        }
    }

    [Fact]
    public void ACandidateThatFailsOnAShareIsSetAside()
    {
        var options = BoardRuns.Options(_folder.Path) with { Searcher = new HalvingOptions { Evaluations = 4 }, Baselines = 0 };
        string? failing = null;
        SearchReport first;
        using (var board = new ThreadBoard(3) { Fails = Fail })
            first = SearchExperiment.Run(options, board);

        Assert.Equal(failing, Assert.Single(first.SetAside!).Name);

        File.Delete(_folder.Locate(RunDirectory.ReportFile));
        using (var board = new ThreadBoard(1))
        {
            Assert.Equal(Text(first), Text(SearchExperiment.Run(options, board)));
            Assert.DoesNotContain(board.Offered.OfType<EvaluationJob>(), job => job.Images is not null);
        }

        string? Fail(Job job)
        {
            if (job is not EvaluationJob { Images: not null, Architecture: var architecture })
                return null;
            failing ??= string.Join(',', architecture);
            return string.Join(',', architecture) == failing ? "it is the last straw" : null;
        }
    }

    [Fact]
    public void ANetworkOfTheComparisonThatCantBeEvaluatedIsTrained()
    {
        var cheapest = $"candidate {TinySpace.LookUpTable.Create().GetStatistics(InfoMetric.Flops).Cheapest}";
        using var board = new ThreadBoard(2) { Fails = job => job.Id == cheapest ? "it is the last straw" : null };
        var report = SearchExperiment.Run(BoardRuns.Options(_folder.Path), board);

        var row = Assert.Single(report.Others, other => other.Name == "cheapest");
        Assert.Null(row.SupernetAccuracy);
        Assert.Single(row.Trainings);
        Assert.Equal(cheapest, $"candidate {Assert.Single(report.SetAside!).Name}");
        Assert.Equal(report.Others.Count, report.Ranking.Count); // with the winner, and without this one
    }

    [Fact]
    public void ATrainingThatFailsTwiceEndsTheRun()
    {
        using var board = new ThreadBoard(2)
        {
            Fails = job => job is TrainingJob { Network: "cheapest" } ? "The disk is full." : null,
        };

        Assert.Equal(
            "The training of cheapest failed 2 times: a worker: The disk is full; a worker: The disk is full.",
            Assert.Throws<JobFailedException>(() => SearchExperiment.Run(BoardRuns.Options(_folder.Path), board)).Message);
    }

    [Fact]
    public void WorkersOfOtherThreadsAreTold()
    {
        var threads = TorchSharp.torch.get_num_threads();
        try
        {
            using var board = new ThreadBoard(1) { Change = worker => worker with { Threads = threads + 1 } };
            var report = SearchExperiment.Run(BoardRuns.Options(_folder.Path) with { Baselines = 0, Asynchronous = true }, board);

            Assert.Equal(2, report.Workers!.Count);
            Assert.Contains(report.Workers, worker => worker.Contains($", {threads + 1} threads, ", StringComparison.Ordinal));
            Assert.Equal(
                [
                    "asynchronous: the result depends on which worker answered first, and can't be repeated",
                    $"computed on several kinds of machines, so that a repetition can differ: {string.Join("; ", report.Workers)}",
                ],
                report.WorkerNotes);
        }
        finally
        {
            TorchSharp.torch.set_num_threads(threads);
        }
    }

    [Fact]
    public void ATeacherThatWorkersCantReachIsRefusedBeforeAnyWork()
    {
        using var board = new ThreadBoard(1);
        var options = BoardRuns.Options(_folder.Locate("run")) with { Distillation = new() { Teacher = "/runs/teacher" } };

        Assert.Equal(
            "Workers can't be taught by the network in /runs/teacher: that folder is on the machine of the coordinator. Use the teacher "
            + "'supernet', no teacher, or a search without a cluster.",
            Assert.Throws<ArgumentException>(() => SearchExperiment.Run(options, board)).Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    private void AssertEqual(Func<SearchOptions, SearchOptions> change)
    {
        SearchExperiment.Run(change(BoardRuns.Options(_folder.Locate("alone"))));
        using var board = new ThreadBoard(2);
        SearchExperiment.Run(change(BoardRuns.Options(_folder.Locate("board"))), board);

        Assert.Equal(BoardRuns.Read(_folder.Locate("alone")), BoardRuns.Read(_folder.Locate("board")));
        Assert.NotEmpty(board.Offered.OfType<EvaluationJob>());
        Assert.Equal(["winner"], board.Offered.OfType<TrainingJob>().Select(job => job.Network));
    }

    private static string Text(SearchReport report) => JsonText.Write(report, OsnasJson.Default.SearchReport);
}
