using Osnas.Experiments;

namespace Osnas.Cluster.Tests;

/// <summary>
/// What a queue should do, written as plainly as can be: times are seconds, everything is looked up in lists, and nothing is
/// ever removed.
/// </summary>
internal sealed class QueueModel(BoardOptions options)
{
    private readonly List<ModelJob> _jobs = [];
    private readonly List<ModelWorker> _workers = [];

    public double Now { get; set; }

    public IReadOnlyList<ModelJob> Jobs => _jobs;

    public int TooLate { get; private set; }

    public int Lost { get; private set; }

    public int Refused { get; private set; }

    public void Submit(string id, JobKind kind, string? onlyWorker) => _jobs.Add(new(id, kind, onlyWorker));

    public void Withdraw(string id)
    {
        if (_jobs.Single(job => job.Id == id) is { IsOpen: true } job)
            job.End("withdrawn");
    }

    public void Join(WorkerCard card)
    {
        Leave(card.Id);
        foreach (var silent in _workers.Where(worker => worker.IsThere && Now - worker.Seen >= options.Forget.TotalSeconds))
            Leave(silent.Card.Id);
        _workers.Add(new(card) { Seen = Now });
        foreach (var job in _jobs)
            job.Deaths.Remove(card.Id);
    }

    public void Leave(string worker)
    {
        if (Find(worker) is not { } found)
            return;
        found.IsThere = false;
        if (HeldBy(found) is { } job)
            job.Holder = null;
    }

    /// <summary>The id of the job that a worker is offered; null for none. The job is given under the lease.</summary>
    public string? Ask(string worker, string lease)
    {
        if (See(worker) is not { } found)
            return null;
        if (HeldBy(found) is { } held)
        {
            held.Renewed = Now;
            return held.Id;
        }

        foreach (var job in _jobs.Where(job => job.IsOpen && IsFree(job) && MayDo(job, found)))
        {
            if (job.Holder is { } lost)
            {
                job.Deaths.Add(lost.Card.Id);
                Lost++;
                job.Holder = null;
            }

            if (job.Deaths.Count >= options.MostDeaths)
            {
                job.End("failed: workers were lost");
                continue;
            }

            (job.Holder, job.Lease, job.Renewed) = (found, lease, Now);
            job.Leases.Add((lease, found));
            return job.Id;
        }

        return null;
    }

    public bool Renew(string worker, string lease)
    {
        if (See(worker) is not { } found)
            return false;
        var job = _jobs.SingleOrDefault(job => job.IsOpen && job.Holder == found && job.Lease == lease);
        if (job is not null)
            job.Renewed = Now;
        return job is not null;
    }

    public bool Tell(string worker, string lease, string result)
    {
        if (Told(worker, lease) is not { } job)
            return false;
        job.WorkerOf(lease).FailedInARow.Clear();
        job.End(result);
        return true;
    }

    public bool Fail(string worker, string lease)
    {
        if (Told(worker, lease) is not { } job)
            return false;
        var failed = job.WorkerOf(lease).FailedInARow;
        failed.Add(job.Id);
        job.Errors[lease] = worker;
        if (job.Lease == lease)
            job.Holder = null;
        if (failed.Count >= options.MostFailures)
        {
            foreach (var other in _jobs.Where(other => other.IsOpen))
                other.TakeBackErrors(worker);
            Leave(worker);
            Refused++;
        }

        if (job.Errors.Count >= options.MostErrors)
            job.End("failed: errors");
        return true;
    }

    private bool MayDo(ModelJob job, ModelWorker worker) => job.IsFor(worker)
        && (!job.HasFailedOn(worker)
            || !_workers.Any(other => other.IsThere && job.IsFor(other) && !job.HasFailedOn(other)
                && Now - other.Seen < options.Lease.TotalSeconds));

    private bool IsFree(ModelJob job) => job.Holder is null || Now - job.Renewed >= options.Lease.TotalSeconds;

    private ModelWorker? Find(string id) => _workers.SingleOrDefault(worker => worker.IsThere && worker.Card.Id == id);

    private ModelJob? HeldBy(ModelWorker worker) => _jobs.SingleOrDefault(job => job.IsOpen && job.Holder == worker);

    private ModelWorker? See(string id)
    {
        if (Find(id) is not { } worker)
            return null;
        worker.Seen = Now;
        foreach (var job in _jobs)
            job.Deaths.Remove(id);
        return worker;
    }

    private ModelJob? Told(string worker, string lease)
    {
        See(worker);
        var job = _jobs.SingleOrDefault(
            job => job.IsOpen && job.Leases.Exists(given => given.Lease == lease && given.Worker.Card.Id == worker));
        TooLate += job is null ? 1 : 0;
        return job;
    }
}

/// <summary>A job of the model.</summary>
internal sealed class ModelJob(string id, JobKind kind, string? onlyWorker)
{
    public string Id { get; } = id;

    public List<(string Lease, ModelWorker Worker)> Leases { get; } = [];

    public Dictionary<string, string> Errors { get; } = []; // workers by lease

    public HashSet<string> Deaths { get; } = [];

    public ModelWorker? Holder { get; set; }

    public string? Lease { get; set; }

    public double Renewed { get; set; }

    /// <summary>How it ended; null while it is open.</summary>
    public string? Ended { get; private set; }

    public bool IsOpen => Ended is null;

    public bool IsFor(ModelWorker worker) =>
        (worker.Card.Only.Length == 0 || worker.Card.Only.Contains(JobKindNames.Of(kind)))
        && (onlyWorker is null || onlyWorker == worker.Card.Name);

    public bool HasFailedOn(ModelWorker worker) => Errors.ContainsValue(worker.Card.Id);

    public ModelWorker WorkerOf(string lease) => Leases.Single(given => given.Lease == lease).Worker;

    public void TakeBackErrors(string worker)
    {
        foreach (var lease in Errors.Where(pair => pair.Value == worker).Select(pair => pair.Key).ToArray())
            Errors.Remove(lease);
    }

    public void End(string how)
    {
        Assert.Null(Ended);
        (Ended, Holder) = (how, null);
    }
}

/// <summary>A worker of the model.</summary>
internal sealed class ModelWorker(WorkerCard card)
{
    public WorkerCard Card { get; } = card;

    public double Seen { get; set; }

    public bool IsThere { get; set; } = true;

    public HashSet<string> FailedInARow { get; } = [];
}
