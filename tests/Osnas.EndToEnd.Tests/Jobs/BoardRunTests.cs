using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.EndToEnd;

/// <summary>A search whose candidates and trainings are done by workers has the result of a search on one machine.</summary>
public sealed class BoardRunTests : IClassFixture<BoardRunTests.Alone>, IDisposable
{
    private readonly RunFolder _folder = new();
    private readonly Alone _alone;

    public BoardRunTests(Alone alone) => _alone = alone;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void TheResultIsThatOfOneMachine(int workers)
    {
        using var board = new ThreadBoard(workers);
        Run(board);

        Assert.Equal(_alone.Files, BoardRuns.Read(_folder.Path));
        Assert.Equal(8, board.Offered.OfType<EvaluationJob>().Count(job => job.Images is null) - 4); // 4 of them for the report
        Assert.Equal(
            ["cheapest", "most expensive", "random 1", "winner"],
            board.Offered.OfType<TrainingJob>().Select(job => job.Network).Order(StringComparer.Ordinal));
        Assert.Equal(0, board.SentFiles);
    }

    [Fact]
    public void AWorkerThatDiesWhileItEvaluatesCostsNothing()
    {
        var deaths = 3;
        using var board = new ThreadBoard(2) { Dies = (job, _) => job is EvaluationJob && --deaths >= 0 };
        Run(board);

        Assert.Equal(_alone.Files, BoardRuns.Read(_folder.Path));
    }

    [Fact]
    public void ATrainingGoesOnFromTheCheckpointOfTheWorkerThatDied()
    {
        var left = 12; // of the 16 steps, 8 an epoch
        using var board = new ThreadBoard(2)
        {
            Dies = (job, progress) => job is TrainingJob { Network: "winner" } && progress is not null && --left == 0,
        };
        Run(board);

        Assert.Equal(_alone.Files, BoardRuns.Read(_folder.Path));
        Assert.Equal(
            [[], ["best.dat", "epoch-0001.checkpoint", "latest.checkpoint"]],
            board.Offered.OfType<TrainingJob>().Where(job => job.Network == "winner")
                .Select(job => job.Checkpoints.Select(file => file.Name).ToArray()));
        Assert.Equal(0, board.SentFiles);
    }

    [Theory]
    [InlineData("search", 3)]
    [InlineData("winner", 13)]
    public void ACoordinatorThatIsStoppedGoesOnWithWorkersOrWithout(string phase, int events)
    {
        Stop(_folder.Path, phase, events);
        using (var board = new ThreadBoard(2))
            Run(board);
        Assert.Equal(_alone.Files, BoardRuns.Read(_folder.Path));

        using var other = new RunFolder();
        Stop(other.Path, phase, events);
        SearchExperiment.Run(BoardRuns.Options(other.Path));
        Assert.Equal(_alone.Files, BoardRuns.Read(other.Path));
    }

    private static void Stop(string folder, string phase, int events)
    {
        using var source = new CancellationTokenSource();
        using var board = new ThreadBoard(2);
        var observer = new ResumeRun.Watcher(name =>
        {
            if (name == phase && --events == 0)
                source.Cancel();
        });
        Assert.Throws<RunStoppedException>(() => SearchExperiment.Run(BoardRuns.Options(folder), board, observer, source.Token));
    }

    private SearchReport Run(ThreadBoard board) => SearchExperiment.Run(BoardRuns.Options(_folder.Path), board);

    /// <summary>The same search on one machine.</summary>
    public sealed class Alone : IDisposable
    {
        private readonly RunFolder _folder = new();

        public Alone()
        {
            SearchExperiment.Run(BoardRuns.Options(_folder.Path));
            Files = BoardRuns.Read(_folder.Path);
        }

        public SortedDictionary<string, string> Files { get; }

        public void Dispose() => _folder.Dispose();
    }
}
