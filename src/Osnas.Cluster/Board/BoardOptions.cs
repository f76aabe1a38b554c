namespace Osnas.Cluster;

/// <summary>The limits of a board.</summary>
internal sealed record BoardOptions
{
    /// <summary>The folder for the files that workers send, inside the run's folder. It is deleted at the end.</summary>
    public required string Folder { get; init; }

    /// <summary>The most bytes of a file that a worker may send.</summary>
    public long MostBytes { get; init; } = 4L << 30;

    /// <summary>How long a lease stands without being renewed. Workers renew about four times as often.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>The longest time that a worker waits for an answer to its question for work.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a training that is withdrawn waits for the last checkpoint of its worker.</summary>
    public TimeSpan LastCheckpoint { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a worker is listed that isn't heard of. One that comes back later joins again.</summary>
    public TimeSpan Forget { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The number of errors of a job before the job fails. They are those of different workers, if there are any.</summary>
    public int MostErrors { get; init; } = 2;

    /// <summary>The number of different jobs that a worker fails on, without a success between, before it is refused.</summary>
    public int MostFailures { get; init; } = 3;

    /// <summary>
    /// The number of workers that may be lost with a job before it fails, if it doesn't get further between: it may be what ends
    /// their processes.
    /// </summary>
    public int MostDeaths { get; init; } = 3;

    /// <summary>The number of candidates in flight, <c>--in-flight</c>; null if it isn't known.</summary>
    public int? InFlight { get; init; }
}
