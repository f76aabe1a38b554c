using System.Text.Json;
using Osnas.Experiments;

namespace Osnas.Cluster.Tests.Workers;

/// <summary>What a worker and the board know of each other while the worker's thread works.</summary>
public sealed class HeartbeatTests
{
    private const string Worker = "worker";

    [Fact]
    public async Task Progress_is_told_and_work_that_is_withdrawn_ends()
    {
        using var board = CreateBoard();
        board.Publish(new("1", "2", "Space", "f", null, TestJobs.Result(0).Worker, JsonDocument.Parse("{}").RootElement));
        var link = new LocalLink(board);
        await link.CallAsync(grain => grain.JoinAsync(TestJobs.Worker(Worker)));
        using var withdraw = new CancellationTokenSource();
        var told = new List<string>();
        var run = board.RunAsync(new EvaluationJob([1, 2]), new Told(told), withdraw.Token);
        var offer = await link.CallAsync(grain => grain.AskAsync(Worker));

        using var heartbeat = new Heartbeat(link, Worker, Assert.Fail);
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
        using var board = CreateBoard();
        using var heartbeat = new Heartbeat(new LocalLink(board), Worker, Assert.Fail);
        using var held = new HeldLease("of-an-earlier-coordinator", CancellationToken.None);
        heartbeat.Hold(held);
        await heartbeat.BeatAsync();
        Assert.True(held.Token.IsCancellationRequested);
    }

    private static JobBoard CreateBoard() =>
        new(new() { Folder = Path.Combine(Path.GetTempPath(), $"osnas-test-{Guid.NewGuid():N}") }, TimeProvider.System);

    private sealed class Told(List<string> texts) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => texts.Add(value.Text);
    }
}
