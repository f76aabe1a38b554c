using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>A job as the queue knows it.</summary>
/// <param name="id">Its id, which no other open job has.</param>
/// <param name="kind">Its kind.</param>
/// <param name="text">The job as JSON.</param>
internal class JobTicket(string id, JobKind kind, string text)
{
    private volatile string _text = text;
    private volatile string _news = string.Empty;

    public string Id => id;

    public JobKind Kind => kind;

    /// <summary>The name of the worker that has to do it; null for any.</summary>
    public string? OnlyWorker { get; init; }

    /// <summary>The job as JSON, for the next worker that gets it.</summary>
    public string Text
    {
        get => _text;
        protected set => _text = value;
    }

    /// <summary>How far the job is, in words.</summary>
    public string News
    {
        get => _news;
        protected set => _news = value;
    }

    /// <summary>Takes what a worker tells of the job. The queue calls it outside of its lock.</summary>
    /// <param name="progress">The progress as JSON.</param>
    /// <returns>Whether the next worker would go on from a later point than before.</returns>
    public virtual bool Report(string progress) => false;
}

/// <summary>Why a worker didn't finish a job.</summary>
/// <param name="Worker">The name of the worker.</param>
/// <param name="Error">The error.</param>
internal sealed record JobError(string Worker, string Error);

/// <summary>How a job ended.</summary>
/// <param name="Result">The result; null if it failed.</param>
/// <param name="Errors">The errors of the workers that failed on it or were lost with it, if that is why it failed.</param>
internal sealed record JobOutcome(JobResult? Result, IReadOnlyList<JobError> Errors);
