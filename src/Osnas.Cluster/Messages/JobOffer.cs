using Orleans;

namespace Osnas.Cluster;

/// <summary>What there is for a worker that asks for work.</summary>
[GenerateSerializer, Alias("osnas.offer-state")]
internal enum OfferState
{
    /// <summary>A job.</summary>
    Job,

    /// <summary>Nothing now; ask again.</summary>
    Nothing,

    /// <summary>The board doesn't know the worker, because the coordinator was started again: join again.</summary>
    JoinAgain,

    /// <summary>The run is over: leave.</summary>
    Over,
}

/// <summary>The answer to a worker that asks for work.</summary>
/// <param name="State">What there is.</param>
/// <param name="Lease">The id of the lease, which the worker renews until it has told the result; empty without a job.</param>
/// <param name="Job">The job as JSON; empty without one.</param>
[GenerateSerializer, Immutable, Alias("osnas.job-offer")]
internal sealed record JobOffer(
    [property: Id(0)] OfferState State,
    [property: Id(1)] string Lease = "",
    [property: Id(2)] string Job = "");
