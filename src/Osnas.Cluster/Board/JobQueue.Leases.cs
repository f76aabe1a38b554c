using System.Globalization;
using Osnas.Experiments;

namespace Osnas.Cluster;

/// <content>What happens to jobs and leases. The caller holds the lock.</content>
internal sealed partial class JobQueue
{
    private JobOffer Offer(string workerId)
    {
        if (_isOver)
            return new(OfferState.Over);
        if (!_workers.TryFind(workerId, out var worker))
            return new(OfferState.JoinAgain);
        See(worker);
        if (worker.Lease?.Job.Withdrawn is not null)
            GiveBack(worker); // it has told all that it will
        if (worker.Lease is { } held)
        {
            held.Renewed = Now;
            return Describe(held);
        }

        // A copy: a job that has ended too many workers leaves the list.
        foreach (var job in _jobs.ToArray())
        {
            if (job.Withdrawn is not null || !IsFree(job) || !MayDo(job, worker))
                continue;
            GiveUp(job);
            if (job.DeathCount >= options.MostDeaths)
                SetAside(job);
            else
                return Describe(Give(job, worker));
        }

        return new(OfferState.Nothing);
    }

    private static JobOffer Describe(Lease lease) => new(OfferState.Job, lease.Id, lease.Job.Ticket.Text);

    /// <summary>Whether a worker may do a job. One that has failed on it may if no other is there.</summary>
    private bool MayDo(OpenJob job, BoardWorker worker) => job.IsFor(worker)
        && (!job.HasFailedOn(worker)
            || !_workers.Known.Any(other => job.IsFor(other) && !job.HasFailedOn(other) && IsThere(other)));

    private bool IsFree(OpenJob job) => job.Lease is not { } lease || HasRunOut(lease.Renewed);

    /// <summary>Whether a worker takes part: it hasn't left, and is heard of.</summary>
    private bool IsThere(BoardWorker worker) => !worker.HasLeft && !HasRunOut(worker.Seen);

    private bool HasRunOut(long renewed) => clock.GetElapsedTime(renewed) >= options.Lease;

    private Lease Give(OpenJob job, BoardWorker worker)
    {
        var lease = new Lease($"{_epoch}-{++_leaseCount}", job, worker, Now);
        _leases.Add(lease.Id, lease);
        job.Leases.Add(lease.Id);
        job.Lease = lease;
        worker.Begin(lease);
        return lease;
    }

    /// <summary>Takes a job from a worker that isn't heard of.</summary>
    private void GiveUp(OpenJob job)
    {
        if (job.Lease is not { } lease)
            return;
        job.AddDeath(lease.Worker);
        lease.Worker.WasGivenUp = true;
        _counts.Lost++;
        Release(job);
    }

    /// <summary>Takes the job of a worker that doesn't want it any more.</summary>
    private void GiveBack(BoardWorker worker)
    {
        if (worker.Lease is not { } lease)
            return;
        Release(lease.Job);
        if (lease.Job.Withdrawn is { } withdrawn)
            Close(lease.Job).TrySetCanceled(withdrawn);
        Signal();
    }

    /// <summary>Takes that a worker fails on whatever it is given, so that it doesn't use up the jobs of the search.</summary>
    private void RefuseForFailures(BoardWorker worker, string error)
    {
        var reason = string.Create(
            CultureInfo.InvariantCulture,
            $"it failed on {worker.FailedInARow.Count} jobs in a row, on the last with: {error.TrimEnd('.')}");
        _failing[worker.Card.Id] = reason;
        foreach (var job in _jobs)
            job.TakeBackErrors(worker);
        Refuse(worker.Card.Id, worker.Name, reason);
    }

    private void Release(OpenJob job)
    {
        job.Lease?.Worker.End(Now);
        job.Lease = null;
    }

    /// <summary>Takes a job out of the queue, with all its leases.</summary>
    private TaskCompletionSource<JobOutcome> Close(OpenJob job)
    {
        Release(job);
        _jobs.Remove(job);
        CountEvaluations();
        foreach (var lease in job.Leases)
            _leases.Remove(lease);
        return job.Completion;
    }

    private void SetAside(OpenJob job)
    {
        _counts.AddFailed(job);
        Close(job).TrySetResult(new(null, job.Errors));
    }

    /// <summary>The lease that a worker tells something of, if its job is open; the worker has been heard of.</summary>
    private Lease? FindTold(string workerId, string leaseId)
    {
        if (_workers.TryFind(workerId, out var worker))
            See(worker);
        if (_leases.TryGetValue(leaseId, out var lease) && lease.Worker.Card.Id == workerId)
            return lease;
        _counts.TooLate++;
        return null;
    }

    /// <summary>A worker was heard of: nothing that it was given up for has ended it.</summary>
    private void See(BoardWorker worker)
    {
        worker.Seen = Now;
        if (worker.WasGivenUp)
            TakeBackDeaths(worker);
        worker.WasGivenUp = false;
    }

    private void TakeBackDeaths(BoardWorker worker)
    {
        foreach (var job in _jobs)
            job.TakeBackDeath(worker);
    }

    /// <summary>The pace of a search is that of the time in which there is something to evaluate.</summary>
    private void CountEvaluations() => _counts.IsEvaluating = _jobs.Exists(job => job.Ticket.Kind == JobKind.Evaluation);

    /// <summary>Forgets the workers that haven't been heard of for a long time, so that the list of workers has an end.</summary>
    private void ForgetSilent()
    {
        foreach (var worker in _workers.Known.Where(worker => clock.GetElapsedTime(worker.Seen) >= options.Forget).ToArray())
        {
            GiveBack(worker);
            _workers.Remove(worker);
        }
    }

    /// <summary>The time until a lease runs out; null if none stands.</summary>
    private TimeSpan? UntilLeaseEnds()
    {
        TimeSpan? least = null;
        foreach (var job in _jobs)
        {
            if (job.Lease is { } lease && options.Lease - clock.GetElapsedTime(lease.Renewed) is var left && left > TimeSpan.Zero
                && !(left >= least))
            {
                least = left;
            }
        }

        return least;
    }
}
