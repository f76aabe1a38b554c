using Osnas.Experiments;

namespace Osnas.Cluster;

/// <summary>
/// The jobs that are open, and who does which: leases, lost workers, errors. It knows time and words, but nothing of
/// networks, files or tensors. All members may be called from any thread.
/// </summary>
/// <param name="options">The limits.</param>
/// <param name="clock">Provides the time.</param>
internal sealed partial class JobQueue(BoardOptions options, TimeProvider clock)
{
    private readonly object _lock = new();
    private readonly List<OpenJob> _jobs = []; // in the order in which they are offered
    private readonly Dictionary<string, Lease> _leases = [];
    private readonly WorkerRoll _workers = new();
    private readonly BoardCounts _counts = new(clock);
    private readonly Dictionary<string, string> _failing = []; // why workers are refused that failed on whatever they were given
    private readonly string _epoch = Guid.NewGuid().ToString("N")[..8]; // leases of an earlier coordinator are no leases of this one
    private TaskCompletionSource _changed = NewSignal();
    private long _leaseCount;
    private bool _isOver;

    /// <summary>Whether the run is over.</summary>
    public bool IsOver
    {
        get
        {
            lock (_lock)
                return _isOver;
        }
    }

    /// <summary>Offers a job, after those that are open.</summary>
    /// <param name="ticket">The job.</param>
    /// <param name="cancellation">
    /// Withdraws the job, and its lease. A training that a worker does ends when its last checkpoint is there, or some seconds later.
    /// </param>
    /// <returns>How it ended.</returns>
    /// <exception cref="InvalidOperationException">An open job has its id, or the run is over.</exception>
    /// <exception cref="OperationCanceledException">It was withdrawn, or the run is over.</exception>
    public async Task<JobOutcome> RunAsync(JobTicket ticket, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var job = new OpenJob(ticket);
        lock (_lock)
        {
            if (_isOver)
                throw new InvalidOperationException($"The job {ticket.Id} can't be offered: the run is over.");
            if (_jobs.Exists(other => other.Ticket.Id == ticket.Id))
                throw new InvalidOperationException($"The job {ticket.Id} is open already.");
            _jobs.Add(job);
            CountEvaluations();
            Signal();
        }

        await using (cancellation.Register(() => Withdraw(job, cancellation)).ConfigureAwait(false))
            return await job.Completion.Task.ConfigureAwait(false);
    }

    /// <summary>Adds a worker. One that joins again under its id begins anew.</summary>
    public void Join(WorkerCard card)
    {
        lock (_lock)
        {
            if (_workers.TryFind(card.Id, out var earlier))
            {
                GiveBack(earlier);
                _workers.Replace(earlier);
            }

            ForgetSilent();
            var worker = _workers.Add(card, Now);
            TakeBackDeaths(worker);
            Signal(); // a job may have waited for it
        }
    }

    /// <summary>Why a worker is refused that failed on whatever it was given; null if it isn't.</summary>
    public string? FindRefusal(string workerId)
    {
        lock (_lock)
            return _failing.GetValueOrDefault(workerId);
    }

    /// <summary>Removes a worker that leaves by itself. Its job is offered again; that isn't an error.</summary>
    public void Leave(string workerId)
    {
        lock (_lock)
        {
            if (!_workers.TryFind(workerId, out var worker))
                return;
            GiveBack(worker);
            worker.HasLeft = true;
            _workers.Remove(worker);
        }
    }

    /// <summary>
    /// The first job that a worker may do: the one that it has (if an answer was lost on the way), or one that nobody has or
    /// whose worker isn't heard of.
    /// </summary>
    /// <param name="workerId">The id of the worker.</param>
    /// <param name="wait">How long to wait for a job, at most <see cref="BoardOptions.LongestWait"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<JobOffer> AskAsync(string workerId, TimeSpan wait, CancellationToken cancellation)
    {
        var begin = Now;
        var longest = wait < options.LongestWait ? wait : options.LongestWait;
        while (true)
        {
            JobOffer offer;
            Task changed;
            TimeSpan pause;
            lock (_lock)
            {
                offer = Offer(workerId);
                changed = _changed.Task;
                pause = longest - clock.GetElapsedTime(begin);
                if (UntilLeaseEnds() is { } end && end < pause)
                    pause = end;
            }

            if (offer.State != OfferState.Nothing || clock.GetElapsedTime(begin) >= longest)
                return offer;
            await WaitAsync(changed, pause, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Renews leases, and passes on what is new of their jobs.</summary>
    /// <param name="workerId">The worker that holds them.</param>
    /// <param name="reports">What it tells.</param>
    /// <returns>Which of them stand. One that ran out stands again if no other worker has its job.</returns>
    public RenewAnswer Renew(string workerId, IReadOnlyList<LeaseReport> reports)
    {
        var standing = new List<string>();
        var news = new List<(OpenJob Job, string Progress)>();
        lock (_lock)
        {
            if (!_workers.TryFind(workerId, out var worker))
                return new(false, []);
            See(worker);
            foreach (var report in reports)
            {
                if (!_leases.TryGetValue(report.Lease, out var lease) || lease.Worker != worker || lease.Job.Lease != lease)
                    continue;
                lease.Renewed = Now;
                if (lease.Job.Withdrawn is null)
                    standing.Add(lease.Id);
                if (report.Progress.Length > 0)
                    news.Add((lease.Job, report.Progress));
            }
        }

        // Outside of the lock: the one who hears of it may ask the queue.
        foreach (var (job, progress) in news)
        {
            if (!job.Ticket.Report(progress))
                continue;
            lock (_lock)
                job.TakeBackDeaths();
        }

        return new(true, [.. standing]);
    }

    /// <summary>Takes the result of a job. It counts if the job is open, even if its lease has run out.</summary>
    public TellState Tell(string workerId, string lease, JobResult result)
    {
        lock (_lock)
        {
            if (FindTold(workerId, lease) is not { } told)
                return TellState.TooLate;
            told.Worker.Succeed(told.Job.Ticket.Kind);
            Close(told.Job).TrySetResult(new(result, []));
            _counts.AddDone(told.Job.Ticket.Kind);
            return TellState.Taken;
        }
    }

    /// <summary>Takes the error of a job. Another worker is offered the job, if one is there.</summary>
    public TellState Fail(string workerId, string lease, string error)
    {
        lock (_lock)
        {
            if (FindTold(workerId, lease) is not { } told)
                return TellState.TooLate;
            var (job, worker) = (told.Job, told.Worker);
            worker.Fail(job.Ticket.Id);
            job.AddError(told, error);
            if (job.Lease == told)
                Release(job);
            if (worker.FailedInARow.Count >= options.MostFailures)
                RefuseForFailures(worker, error);
            if (job.Withdrawn is { } withdrawn)
                Close(job).TrySetCanceled(withdrawn);
            else if (job.ErrorCount >= options.MostErrors)
                SetAside(job);
            else
                Signal();
            return TellState.Taken;
        }
    }

    /// <summary>The id of the job of a lease; null if it isn't open any more.</summary>
    public string? FindJob(string lease)
    {
        lock (_lock)
            return _leases.TryGetValue(lease, out var found) ? found.Job.Ticket.Id : null;
    }

    /// <summary>Ends the run: what is open is withdrawn, and workers are told to leave.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _isOver = true;
            while (_jobs.Count > 0)
                Close(_jobs[0]).TrySetCanceled();
            Signal();
        }
    }

    private long Now => clock.GetTimestamp();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task WaitAsync(Task changed, TimeSpan pause, CancellationToken cancellation)
    {
        try
        {
            await changed.WaitAsync(pause > TimeSpan.Zero ? pause : TimeSpan.Zero, clock, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Nothing new: the caller looks for itself.
        }
    }

    /// <summary>Wakes those who wait for a job.</summary>
    private void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }

    private void Withdraw(OpenJob job, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (!_jobs.Contains(job))
                return;
            job.Withdrawn = cancellation;
            if (job.Ticket.Kind != JobKind.Training || IsFree(job) || options.LastCheckpoint <= TimeSpan.Zero)
                Close(job).TrySetCanceled(cancellation);
            else
                _ = EndWithdrawnAsync(job, cancellation);
        }
    }

    private async Task EndWithdrawnAsync(OpenJob job, CancellationToken cancellation)
    {
        await Task.WhenAny(job.Completion.Task, Task.Delay(options.LastCheckpoint, clock, CancellationToken.None)).ConfigureAwait(false);
        lock (_lock)
        {
            if (_jobs.Contains(job))
                Close(job).TrySetCanceled(cancellation);
        }
    }
}
