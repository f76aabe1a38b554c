using Osnas.Experiments;

namespace Osnas.Cluster.Tests.Workers;

/// <summary>What a worker and the board know of each other while the worker's thread works.</summary>
public sealed class HeartbeatTests
{
    private const string Worker = "worker";

    [Fact]
    public async Task Progress_is_told_and_work_that_is_withdrawn_ends()
    {
        using var board = TestJobs.CreateBoard(TimeProvider.System);
        board.Publish(TestJobs.Order);
        var link = new LocalLink(board);
        await link.CallAsync(grain => grain.JoinAsync(TestJobs.Worker(Worker)));
        using var withdraw = new CancellationTokenSource();
        var told = new List<string>();
        var run = board.RunAsync(new EvaluationJob([1, 2]), new Relay<JobProgress>(progress => told.Add(progress.Text)), withdraw.Token);
        var offer = await link.CallAsync(grain => grain.AskAsync(Worker));

        using var heartbeat = new Heartbeat(link, Worker, Assert.Fail, Heartbeat.Interval);
        using var held = new HeldLease(offer.Lease, CancellationToken.None);
        heartbeat.Hold(held);
        held.Report(new("half"));
        await heartbeat.BeatAsync();
        Assert.Equal(["half"], told);
        Assert.False(held.Token.IsCancellationRequested);

        await withdraw.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        await heartbeat.BeatAsync();
        Assert.True(held.Token.IsCancellationRequested);
    }

    [Fact]
    public async Task Work_for_a_coordinator_that_was_started_again_ends()
    {
        using var board = TestJobs.CreateBoard(TimeProvider.System);
        using var heartbeat = new Heartbeat(new LocalLink(board), Worker, Assert.Fail, Heartbeat.Interval);
        using var held = new HeldLease("of-an-earlier-coordinator", CancellationToken.None);
        heartbeat.Hold(held);
        await heartbeat.BeatAsync();
        Assert.True(held.Token.IsCancellationRequested);
    }

    [Fact]
    public void A_lease_that_is_given_up_when_its_work_is_done_is_no_fault()
    {
        var held = new HeldLease("lease", CancellationToken.None);
        held.Dispose();
        held.End();
    }

    [Fact]
    public async Task A_beat_that_fails_isnt_the_last()
    {
        var link = new FailingLink();
        using var heartbeat = new Heartbeat(link, Worker, _ => { }, TimeSpan.FromMilliseconds(1));
        for (var beat = 0; beat < 5; beat++)
            await link.Called.WaitAsync();
    }

    /// <summary>The coordinator isn't found, refuses, or something is wrong.</summary>
    private sealed class FailingLink : IBoardLink
    {
        private int _calls;

        public SemaphoreSlim Called { get; } = new(0);

        public Task<T> CallAsync<T>(Func<IBoardGrain, Task<T>> call)
        {
            Called.Release();
            return Task.FromException<T>((_calls++ % 4) switch
            {
                0 => new JoinException("No coordinator was found."),
                1 => new ObjectDisposedException("lease"),
                2 => new OperationCanceledException(),
                _ => new InvalidDataException("The board refuses the call."),
            });
        }
    }
}
