using Orleans;

namespace Osnas.Cluster;

/// <summary>What a worker tells of a lease that it holds, every few seconds.</summary>
/// <param name="Lease">The id of the lease.</param>
/// <param name="Progress">What is new of the job, as the JSON of a <c>JobProgress</c>; empty if nothing is.</param>
[GenerateSerializer, Immutable, Alias("osnas.lease-report")]
internal sealed record LeaseReport([property: Id(0)] string Lease, [property: Id(1)] string Progress = "");

/// <summary>The answer to a worker that renews its leases.</summary>
/// <param name="IsKnown">Whether the board knows the worker; if it doesn't, the worker joins again.</param>
/// <param name="Standing">The leases that still stand. The worker stops the work of all others.</param>
[GenerateSerializer, Immutable, Alias("osnas.renew-answer")]
internal sealed record RenewAnswer([property: Id(0)] bool IsKnown, [property: Id(1)] string[] Standing);

/// <summary>What became of a result or an error that a worker told.</summary>
[GenerateSerializer, Alias("osnas.tell-state")]
internal enum TellState
{
    /// <summary>It counts.</summary>
    Taken,

    /// <summary>The job was over already, or the lease is of an earlier coordinator: it doesn't count.</summary>
    TooLate,
}
