using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>What a worker is, and what it does.</summary>
internal sealed record WorkerOptions
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where the data is on this machine; null for the place that the search names.</summary>
    public string? Data { get; init; }

    /// <summary>The device.</summary>
    public ComputeDevice Device { get; init; }

    /// <summary>Threads of torch; null for as many as it has.</summary>
    public int? Threads { get; init; }

    /// <summary>The kinds of jobs that it takes; null for all.</summary>
    public IReadOnlyList<JobKind>? Only { get; init; }

    /// <summary>Whether it waits for the next search when one is over.</summary>
    public bool Keep { get; init; }
}
