namespace Osnas.Cluster.Tests.Processes;

/// <summary>
/// Searches of a coordinator and workers in processes of their own, which are killed with <c>kill -9</c> or cut off, end with the
/// report and the candidates of a search in one process.
/// </summary>
public sealed class ClusterProcessTests : IDisposable
{
    private const string Candidate = "candidate ";
    private const string Training = "training of ";

    private readonly ClusterBed _bed = new();

    public void Dispose() => _bed.Dispose();

    [Fact]
    public async Task Workers_and_coordinator_are_killed_and_nothing_is_lost()
    {
        var coordinator = _bed.StartCoordinator();
        var first = _bed.StartWorker("a");
        var (evaluates, trains) = (_bed.StartWorker("b", "--only evaluate"), _bed.StartWorker("c", "--only train"));
        await first.WaitForAsync(Candidate);
        await first.WaitForAsync(Candidate);
        first.Kill();

        await evaluates.WaitForAsync(Candidate);
        await evaluates.WaitForAsync(Candidate);
        coordinator.Kill();
        coordinator = _bed.StartCoordinator();
        await evaluates.WaitForAsync("joined again");

        await trains.WaitForAsync(Training);
        trains.Kill();
        var last = _bed.StartWorker("d");
        await last.WaitForAsync(Training);
        await _bed.FinishAsync(coordinator, evaluates, last);
    }

    [Fact]
    public async Task A_worker_that_is_cut_off_is_used_again_and_one_that_is_interrupted_leaves()
    {
        using var network = new CutProxy(_bed.Port);
        var coordinator = _bed.StartCoordinator();
        var far = _bed.StartWorker("far", port: network.Port);
        await far.WaitForAsync(Candidate);
        network.Cut();
        await coordinator.WaitForAsync("worker far sends no heartbeat; other workers take its jobs");
        var near = _bed.StartWorker("near", "--only evaluate");
        await near.WaitForAsync(Candidate);
        near.Interrupt();
        await near.FinishAsync();
        await coordinator.WaitForAsync("worker near has left");
        network.Mend();
        await coordinator.WaitForAsync("worker far is back");
        await far.WaitForAsync(Training);
        await _bed.FinishAsync(coordinator, far);
    }
}
