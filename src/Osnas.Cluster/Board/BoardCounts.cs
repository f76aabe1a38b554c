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
    private readonly Queue<TimeSpan> _evaluated = [];
    private TimeSpan _evaluatingBefore;
    private long? _evaluatingSince;

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

    /// <summary>Whether there are evaluations that aren't over.</summary>
    public bool IsEvaluating
    {
        get => _evaluatingSince is not null;
        set
        {
            if (value == IsEvaluating)
                return;
            _evaluatingBefore = Evaluating;
            _evaluatingSince = value ? clock.GetTimestamp() : null;
        }
    }

    /// <summary>
    /// The candidates that are evaluated in a minute, of the latest ones; null if there are too few to tell, or none to evaluate.
    /// The time between, such as that of trainings, doesn't count.
    /// </summary>
    public double? CandidatesPerMinute =>
        IsEvaluating && _evaluated.Count > 1 && (Evaluating - _evaluated.Peek()) is { TotalMinutes: > 0 and var minutes }
            ? (_evaluated.Count - 1) / minutes
            : null;

    /// <summary>How long there were evaluations that weren't over.</summary>
    private TimeSpan Evaluating =>
        _evaluatingBefore + (_evaluatingSince is { } since ? clock.GetElapsedTime(since) : TimeSpan.Zero);

    public void AddDone(JobKind kind)
    {
        _done[kind] = Done(kind) + 1;
        if (kind == JobKind.Evaluation)
            Keep(_evaluated, Evaluating, PaceLength);
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
