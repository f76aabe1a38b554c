namespace Osnas.Experiments;

/// <summary>What a worker of a search is and has.</summary>
internal sealed record JobWorkerOptions
{
    /// <summary>Where the data of the search is on this machine; null for the place that the search names.</summary>
    public string? Data { get; init; }

    /// <summary>The device to compute on.</summary>
    public ComputeDevice Device { get; init; }

    /// <summary>Threads of torch; null for as many as it has.</summary>
    public int? Threads { get; init; }

    /// <summary>What the worker does; null for all kinds of jobs. One that measures latency alone needs no data.</summary>
    public IReadOnlyList<JobKind>? Only { get; init; }

    /// <summary>
    /// The folder for files that the worker writes while it works. It is created, and deleted when the worker is disposed.
    /// </summary>
    public required string Scratch { get; init; }

    /// <summary>
    /// The least time between two checkpoints that are sent. A training writes them at the end of epochs, so a worker that is lost
    /// costs the epochs since the last one that was sent.
    /// </summary>
    public TimeSpan CheckpointInterval { get; init; } = TimeSpan.FromSeconds(10);
}
