namespace Osnas.Cluster;

/// <summary>How a worker reaches the coordinator.</summary>
internal sealed record JoinOptions
{
    /// <summary>Where the coordinator is.</summary>
    public required ClusterPlace Place { get; init; }

    /// <summary>The secret that both know.</summary>
    public required ConnectionSecret Secret { get; init; }

    /// <summary>The certificates to accept; null for connections that aren't encrypted.</summary>
    public CertificateTrust? Trust { get; init; }

    /// <summary>How long to look for a coordinator in vain; null for ever.</summary>
    public TimeSpan? GiveUpAfter { get; init; }

    /// <summary>How long to look for one that was found once; null for as long as for the first.</summary>
    public TimeSpan? GiveUpAfterLoss { get; init; }
}
