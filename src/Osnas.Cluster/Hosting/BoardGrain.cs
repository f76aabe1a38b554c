using Orleans.Concurrency;

namespace Osnas.Cluster;

/// <summary>
/// Passes calls on to the board. It is where the board is, in the process of the coordinator, and many calls are under way at the same
/// time: some wait for a job.
/// </summary>
/// <param name="board">The board.</param>
/// <param name="workers">Is told who joins and leaves.</param>
/// <param name="watch">Is told of questions for the status.</param>
[StatelessWorker, Reentrant]
internal sealed class BoardGrain(JobBoard board, AwaitedWorkers workers, StatusWatch watch) : IBoardGrain
{
    // The board has a limit of its own, which is less.
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);

    public Task<JoinAnswer> JoinAsync(WorkerCard card)
    {
        var answer = board.Join(card);
        workers.Answer(card.Id, answer.State);
        return Task.FromResult(answer);
    }

    public Task RefuseAsync(string workerId, string name, string reason)
    {
        board.Refuse(workerId, name, reason);
        workers.Leave(workerId);
        return Task.CompletedTask;
    }

    public Task<JobOffer> AskAsync(string workerId) => board.AskAsync(workerId, Wait, CancellationToken.None);

    public Task<RenewAnswer> RenewAsync(string workerId, LeaseReport[] reports) => Task.FromResult(board.Renew(workerId, reports));

    public Task<TellState> TellAsync(string workerId, string lease, string result) =>
        Task.FromResult(board.Tell(workerId, lease, result));

    public Task<TellState> FailAsync(string workerId, string lease, string error) => Task.FromResult(board.Fail(workerId, lease, error));

    public Task LeaveAsync(string workerId)
    {
        board.Leave(workerId);
        workers.Leave(workerId);
        return Task.CompletedTask;
    }

    public Task<string> LocateAsync(string hash) => Task.FromResult(((IFileHost)board).Locate(hash));

    public Task<byte[]> ReadAsync(string hash, long offset, int count) => Task.FromResult(board.Read(hash, offset, count));

    public Task<long> WriteAsync(FileChunk chunk) => Task.FromResult(board.Write(chunk));

    public Task<string> StatusAsync()
    {
        watch.Ask();
        return Task.FromResult(JsonText.WriteLine(board.Status(), ClusterJson.Default.ClusterStatus));
    }
}
