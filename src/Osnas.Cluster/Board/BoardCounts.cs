using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>What a board counts. Lists keep their latest items only, so that they have an end.</summary>
/// <param name="clock">Provides the time.</param>
internal sealed class BoardCounts(TimeProvider clock)
{
    private const int MostKept = 100;
    private const int PaceLength = 200;

    private readonly Dictionary<JobKind, int> _done = [];
    private readonly Queue<FailedJob> _failed = [];
    private readonly Queue<RefusedWorker> _refused = [];
    private readonly Queue<long> _evaluated = [];

    /// <summary>The number of jobs that ended with a result, by kind.</summary>
    public int Done(JobKind kind) => _done.GetValueOrDefault(kind);

    /// <summary>The number of times that a job was taken from a worker that wasn't heard of.</summary>
    public int Lost { get; set; }

    /// <summary>The number of results and errors that came when their job was over, or twice.</summary>
    public int TooLate { get; set; }

    /// <summary>The number of jobs that failed.</summary>
    public int FailedCount { get; private set; }

    /// <summary>The latest of them.</summary>
    public IReadOnlyList<FailedJob> Failed => [.. _failed];

    /// <summary>The number of times that a worker was refused.</summary>
    public int RefusedCount { get; private set; }

    /// <summary>The latest of them.</summary>
    public IReadOnlyList<RefusedWorker> Refused => [.. _refused];

    /// <summary>The candidates that are evaluated in a minute, of the latest ones; null if there are too few to tell.</summary>
    public double? CandidatesPerMinute =>
        _evaluated.Count > 1 && clock.GetElapsedTime(_evaluated.Peek()) is { TotalMinutes: > 0 and var minutes }
            ? (_evaluated.Count - 1) / minutes
            : null;

    public void AddDone(JobKind kind)
    {
        _done[kind] = Done(kind) + 1;
        if (kind == JobKind.Evaluation)
            Keep(_evaluated, clock.GetTimestamp(), PaceLength);
    }

    public void AddFailed(OpenJob job)
    {
        FailedCount++;
        Keep(_failed, new(job.Ticket.Id, JobKindNames.Of(job.Ticket.Kind), job.Errors), MostKept);
    }

    public void AddRefused(RefusedWorker worker)
    {
        RefusedCount++;
        Keep(_refused, worker, MostKept);
    }

    private static void Keep<T>(Queue<T> queue, T item, int most)
    {
        queue.Enqueue(item);
        if (queue.Count > most)
            queue.Dequeue();
    }
}
