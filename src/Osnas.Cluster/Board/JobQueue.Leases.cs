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
        EndHopeless();
        if (worker.Lease is { } held)
        {
            held.Renewed = Now;
            return Describe(held);
        }

        // A copy: a job that has ended too many workers leaves the list.
        foreach (var job in _jobs.ToArray())
        {
            if (!job.IsFor(worker) || !IsFree(job))
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

    private bool IsFree(OpenJob job) => job.Lease is not { } lease || HasRunOut(lease.Renewed);

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
        Signal();
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

    /// <summary>
    /// Ends the jobs that failed once, and that no other worker is there to try. So a search on one machine doesn't wait for
    /// a worker that may never come.
    /// </summary>
    private void EndHopeless()
    {
        if (!_jobs.Exists(job => job.ErrorCount > 0))
            return;
        foreach (var job in _jobs.ToArray())
        {
            if (job.ErrorCount == 0)
                continue;
            if (!IsFree(job) || _workers.Known.Any(worker => job.IsFor(worker) && !HasRunOut(worker.Seen)))
                job.AloneSince = null;
            else if (clock.GetElapsedTime(job.AloneSince ??= Now) >= options.SecondOpinion)
                SetAside(job);
        }
    }

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
