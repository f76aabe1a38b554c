using Orleans;

namespace Osnas.Cluster;

/// <summary>What became of a worker's wish to join.</summary>
[GenerateSerializer, Alias("osnas.join-state")]
internal enum JoinState
{
    /// <summary>It has joined, and has the order.</summary>
    Joined,

    /// <summary>The coordinator has no order yet; join again a little later.</summary>
    NotYet,

    /// <summary>It is refused, for a reason that its user can do something about.</summary>
    Refused,

    /// <summary>The run is over.</summary>
    Over,
}

/// <summary>The answer to a worker that joins.</summary>
/// <param name="State">What became of it.</param>
/// <param name="Order">The work order as JSON; empty unless it has joined.</param>
/// <param name="Reason">Why it is refused; empty unless it is.</param>
[GenerateSerializer, Immutable, Alias("osnas.join-answer")]
internal sealed record JoinAnswer(
    [property: Id(0)] JoinState State,
    [property: Id(1)] string Order = "",
    [property: Id(2)] string Reason = "");
