namespace Osnas.Cluster;

/// <summary>A job that isn't over.</summary>
/// <param name="ticket">The job.</param>
internal sealed class OpenJob(JobTicket ticket)
{
    private readonly Dictionary<string, (string Worker, JobError Error)> _errors = []; // by lease: an error may be told twice
    private readonly Dictionary<string, JobError> _deaths = []; // by the worker's id

    public JobTicket Ticket { get; } = ticket;

    /// <summary>The ids of all leases that it was given under: a late result counts as long as the job is open.</summary>
    public List<string> Leases { get; } = [];

    /// <summary>The lease that it was last given under; null if nobody has it.</summary>
    public Lease? Lease { get; set; }

    /// <summary>
    /// What withdrew it; null while it is wanted. A training that is withdrawn is open until its last checkpoint is there.
    /// </summary>
    public CancellationToken? Withdrawn { get; set; }

    /// <summary>Ends it for the one who waits for it.</summary>
    public TaskCompletionSource<JobOutcome> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The number of times that workers failed on it.</summary>
    public int ErrorCount => _errors.Count;

    /// <summary>The number of workers that were lost with it and haven't been heard of since.</summary>
    public int DeathCount => _deaths.Count;

    /// <summary>The errors and losses, in words.</summary>
    public IReadOnlyList<JobError> Errors => [.. _errors.Values.Select(pair => pair.Error), .. _deaths.Values];

    /// <summary>Whether it is of those that a worker takes.</summary>
    public bool IsFor(BoardWorker worker) => worker.Takes(Ticket.Kind)
        && (Ticket.OnlyWorker is null || Ticket.OnlyWorker == worker.Card.Name);

    /// <summary>Whether a worker has failed on it.</summary>
    public bool HasFailedOn(BoardWorker worker) => _errors.Values.Any(pair => pair.Worker == worker.Card.Id);

    /// <summary>Takes the error of a worker.</summary>
    public void AddError(Lease lease, string error) => _errors[lease.Id] = (lease.Worker.Card.Id, new(lease.Worker.Name, error));

    /// <summary>Takes back the errors of a worker: they were the worker's fault.</summary>
    public void TakeBackErrors(BoardWorker worker)
    {
        foreach (var lease in _errors.Where(pair => pair.Value.Worker == worker.Card.Id).Select(pair => pair.Key).ToArray())
            _errors.Remove(lease);
    }

    /// <summary>Takes that a worker was lost with it.</summary>
    public void AddDeath(BoardWorker worker) => _deaths[worker.Card.Id] = new(worker.Name, "the worker was lost while it did this job");

    /// <summary>Takes back that workers were lost with it: it has got further since, so it isn't what ended them.</summary>
    public void TakeBackDeaths() => _deaths.Clear();

    /// <summary>Takes back that a worker was lost with it: the worker has been heard of again.</summary>
    public void TakeBackDeath(BoardWorker worker) => _deaths.Remove(worker.Card.Id);
}

/// <summary>A job given to a worker for as long as the worker renews it.</summary>
/// <param name="id">Its id.</param>
/// <param name="job">The job.</param>
/// <param name="worker">The worker.</param>
/// <param name="now">The time.</param>
internal sealed class Lease(string id, OpenJob job, BoardWorker worker, long now)
{
    public string Id { get; } = id;

    public OpenJob Job { get; } = job;

    public BoardWorker Worker { get; } = worker;

    /// <summary>When it was given.</summary>
    public long Begin { get; } = now;

    /// <summary>When it was last renewed.</summary>
    public long Renewed { get; set; } = now;
}
