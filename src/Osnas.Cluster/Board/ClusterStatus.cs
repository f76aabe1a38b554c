namespace Osnas.Cluster;

/// <summary>What the workers of a run do, as <c>status --json</c> writes it.</summary>
internal sealed record ClusterStatus
{
    /// <summary>Whether the run is over.</summary>
    public required bool IsOver { get; init; }

    /// <summary>What the run does, such as <c>search: 120 of 1000 candidates</c>; null if it hasn't told.</summary>
    public string? Phase { get; init; }

    /// <summary>The time that the rest of <see cref="Phase"/> takes at the present pace, in seconds; null if it isn't known.</summary>
    public double? SecondsLeft { get; init; }

    /// <summary>The workers, in the order in which they joined.</summary>
    public required IReadOnlyList<WorkerStatus> Workers { get; init; }

    /// <summary>The number of jobs that a worker does.</summary>
    public required int JobsAtWork { get; init; }

    /// <summary>The number of jobs that wait for a worker.</summary>
    public required int JobsWaiting { get; init; }

    /// <summary>The number of candidates evaluated since the coordinator was started.</summary>
    public required int Candidates { get; init; }

    /// <summary>The candidates that are evaluated in a minute; null if there are too few to tell.</summary>
    public double? CandidatesPerMinute { get; init; }

    /// <summary>The number of trainings finished since the coordinator was started.</summary>
    public required int Trainings { get; init; }

    /// <summary>The number of times that a job was given to another worker because the first wasn't heard of.</summary>
    public required int JobsLost { get; init; }

    /// <summary>The number of results and errors that came when their job was over, or twice. They don't count.</summary>
    public required int TooLate { get; init; }

    /// <summary>The number of jobs that failed.</summary>
    public required int FailedCount { get; init; }

    /// <summary>The latest of them.</summary>
    public required IReadOnlyList<FailedJob> Failed { get; init; }

    /// <summary>The number of times that a worker was refused.</summary>
    public required int RefusedCount { get; init; }

    /// <summary>The latest of them.</summary>
    public required IReadOnlyList<RefusedWorker> Refused { get; init; }

    /// <summary>What the user may want to change, a sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>What a worker does.</summary>
internal enum WorkerState
{
    /// <summary>It waits for a job.</summary>
    Idle,

    /// <summary>It does a job.</summary>
    AtWork,

    /// <summary>It hasn't been heard of for longer than a lease stands.</summary>
    Lost,

    /// <summary>It has left by itself.</summary>
    Left,
}

/// <summary>A worker, as the status has it.</summary>
internal sealed record WorkerStatus
{
    /// <summary>Its name, which no other worker has.</summary>
    public required string Name { get; init; }

    /// <summary>Its device, in words.</summary>
    public required string Device { get; init; }

    /// <summary>The number of its threads.</summary>
    public required int Threads { get; init; }

    /// <summary>The kinds of jobs that it takes; empty for all.</summary>
    public required IReadOnlyList<string> Only { get; init; }

    /// <summary>Whether it works.</summary>
    public required WorkerState State { get; init; }

    /// <summary>The job that it does; null if it does none.</summary>
    public string? Job { get; init; }

    /// <summary>How far the job is, in words; null if that isn't known.</summary>
    public string? Progress { get; init; }

    /// <summary>Since how many seconds it does what it does.</summary>
    public required double Seconds { get; init; }

    /// <summary>The number of candidates that it evaluated.</summary>
    public required int Candidates { get; init; }

    /// <summary>The number of its trainings.</summary>
    public required int Trainings { get; init; }

    /// <summary>The number of jobs that it failed on.</summary>
    public required int Failed { get; init; }

    /// <summary>The share of its time since it joined that it had a job, from 0 to 1.</summary>
    public required double WorkShare { get; init; }
}

/// <summary>A job that failed.</summary>
/// <param name="Job">Its id.</param>
/// <param name="Kind">Its kind, of <see cref="JobKindNames"/>.</param>
/// <param name="Errors">What happened to it at each worker.</param>
internal sealed record FailedJob(string Job, string Kind, IReadOnlyList<JobError> Errors);

/// <summary>A worker that was refused.</summary>
/// <param name="Worker">Its name.</param>
/// <param name="Reason">The difference to what it should be.</param>
internal sealed record RefusedWorker(string Worker, string Reason);
