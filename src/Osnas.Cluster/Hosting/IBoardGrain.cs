using Orleans;

namespace Osnas.Cluster;

/// <summary>
/// The coordinator's board, as workers reach it. All calls are short, and a call that is repeated does no harm: an answer may be lost
/// on the way.
/// </summary>
[Alias("osnas.board")]
internal interface IBoardGrain : IGrainWithIntegerKey
{
    /// <inheritdoc cref="JobBoard.Join"/>
    [Alias("join")]
    Task<JoinAnswer> JoinAsync(WorkerCard card);

    /// <inheritdoc cref="JobBoard.Refuse"/>
    [Alias("refuse")]
    Task RefuseAsync(string workerId, string name, string reason);

    /// <inheritdoc cref="JobBoard.AskAsync"/>
    [Alias("ask")]
    Task<JobOffer> AskAsync(string workerId);

    /// <inheritdoc cref="JobBoard.Renew"/>
    [Alias("renew")]
    Task<RenewAnswer> RenewAsync(string workerId, LeaseReport[] reports);

    /// <inheritdoc cref="JobBoard.Tell"/>
    [Alias("tell")]
    Task<TellState> TellAsync(string workerId, string lease, string result);

    /// <inheritdoc cref="JobBoard.Fail"/>
    [Alias("fail")]
    Task<TellState> FailAsync(string workerId, string lease, string error);

    /// <inheritdoc cref="JobBoard.Leave"/>
    [Alias("leave")]
    Task LeaveAsync(string workerId);

    /// <inheritdoc cref="IFileHost.Locate"/>
    [Alias("locate")]
    Task<string> LocateAsync(string hash);

    /// <inheritdoc cref="IFileHost.Read"/>
    [Alias("read")]
    Task<byte[]> ReadAsync(string hash, long offset, int count);

    /// <inheritdoc cref="IFileHost.Write"/>
    [Alias("write")]
    Task<long> WriteAsync(FileChunk chunk);

    /// <inheritdoc cref="JobBoard.Status"/>
    /// <returns>The <see cref="ClusterStatus"/>, as JSON.</returns>
    [Alias("status")]
    Task<string> StatusAsync();
}
