namespace Osnas.Cluster.Tests.Workers;

/// <summary>What becomes of a worker that can't work.</summary>
public sealed class WorkerTests
{
    [Fact]
    public async Task The_coordinator_is_told_why_a_worker_cant_begin()
    {
        using var board = TestJobs.CreateBoard(TimeProvider.System);
        var options = new WorkerOptions { Name = "gpu-box", Device = ComputeDevice.Cuda(999) };
        var fault = await Assert.ThrowsAsync<JoinException>(
            () => new Worker(options, new LocalLink(board), _ => { }).RunAsync(CancellationToken.None));
        var refused = Assert.Single(board.Status().Refused);
        Assert.Equal(("gpu-box", $"This worker can't begin: {refused.Reason}"), (refused.Worker, fault.Message));
    }
}
