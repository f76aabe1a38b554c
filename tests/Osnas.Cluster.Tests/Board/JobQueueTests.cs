using Osnas.Experiments;

namespace Osnas.Cluster.Tests;

/// <summary>What becomes of jobs, leases and workers, case by case.</summary>
public sealed class JobQueueTests
{
    private readonly ManualClock _clock = new();
    private readonly JobQueue _queue;

    public JobQueueTests() => _queue = new(new() { Folder = "unused", InFlight = 2 }, _clock);

    [Fact]
    public async Task Jobs_are_offered_in_their_order_and_their_results_come_back()
    {
        var (first, second) = (Run("first"), Run("second"));
        Join("a", "b");
        var (one, two) = (_queue.Ask("a"), _queue.Ask("b"));
        Assert.Equal(("\"first\"", "\"second\""), (one.Job, two.Job));
        Assert.Equal(TellState.Taken, _queue.Tell("b", two.Lease, TestJobs.Result(2)));
        Assert.Equal(TellState.Taken, _queue.Tell("a", one.Lease, TestJobs.Result(1)));
        Assert.Equal(TestJobs.Result(1), (await first).Result);
        Assert.Equal(TestJobs.Result(2), (await second).Result);
    }

    [Fact]
    public async Task A_worker_that_waits_gets_a_job_when_it_comes()
    {
        var queue = new JobQueue(new() { Folder = "unused", LongestWait = TimeSpan.FromMinutes(1) }, TimeProvider.System);
        queue.Join(TestJobs.Worker("a"));
        var asked = queue.AskAsync("a", TimeSpan.FromMinutes(1), CancellationToken.None);
        var job = queue.RunAsync(TestJobs.Ticket("late"), CancellationToken.None);
        var offer = await asked;
        Assert.Equal("\"late\"", offer.Job);
        queue.Tell("a", offer.Lease, TestJobs.Result(1));
        await job;
    }

    [Fact]
    public void The_job_of_a_lost_worker_comes_before_later_ones()
    {
        _ = Run("first");
        _ = Run("second");
        Join("a", "b");
        _queue.Ask("a");
        _clock.Advance(7.9);
        Assert.Equal("\"second\"", _queue.Ask("b").Job);
        _queue.Leave("b");
        Join("c");
        _clock.Advance(0.2);
        Assert.Equal("\"first\"", _queue.Ask("c").Job);
        Assert.Equal(1, _queue.Status().JobsLost);
        Assert.Equal(WorkerState.Lost, Status("a").State);
    }

    [Fact]
    public void A_lease_stands_as_long_as_it_is_renewed()
    {
        _ = Run("job");
        Join("a", "b");
        var lease = _queue.Ask("a").Lease;
        for (var count = 0; count < 10; count++)
        {
            _clock.Advance(7);
            Assert.Equal([lease], _queue.Renew("a", [new(lease)]).Standing);
            Assert.Equal(OfferState.Nothing, _queue.Ask("b").State);
        }
    }

    [Fact]
    public void A_lease_that_ran_out_stands_again_if_nobody_took_the_job()
    {
        _ = Run("job");
        Join("a", "b");
        var lease = _queue.Ask("a").Lease;
        _clock.Advance(100);
        Assert.Equal([lease], _queue.Renew("a", [new(lease)]).Standing);
        Assert.Equal(OfferState.Nothing, _queue.Ask("b").State);
        _clock.Advance(100);
        Assert.Equal(OfferState.Job, _queue.Ask("b").State);
        Assert.Empty(_queue.Renew("a", [new(lease)]).Standing);
    }

    [Fact]
    public async Task A_late_result_counts_if_the_job_is_open_and_only_once()
    {
        var job = Run("job");
        Join("a", "b");
        var late = _queue.Ask("a").Lease;
        _clock.Advance(9);
        var current = _queue.Ask("b").Lease;
        Assert.Equal(TellState.Taken, _queue.Tell("a", late, TestJobs.Result(1)));
        Assert.Empty(_queue.Renew("b", [new(current)]).Standing);
        Assert.Equal(TellState.TooLate, _queue.Tell("b", current, TestJobs.Result(2)));
        Assert.Equal(TellState.TooLate, _queue.Tell("a", late, TestJobs.Result(3)));
        Assert.Equal(TestJobs.Result(1), (await job).Result);
        Assert.Equal((1, 2), (_queue.Status().Candidates, _queue.Status().TooLate));
    }

    [Fact]
    public async Task A_job_that_fails_on_two_workers_is_over_and_one_worker_isnt_offered_it_twice()
    {
        var job = Run("job");
        Join("a", "b");
        var lease = _queue.Ask("a").Lease;
        _queue.Fail("a", lease, "no memory");
        _queue.Fail("a", lease, "no memory"); // told twice, because an answer was lost
        Assert.Equal(OfferState.Nothing, _queue.Ask("a").State);
        Assert.False(job.IsCompleted);
        _queue.Fail("b", _queue.Ask("b").Lease, "no memory here");
        Assert.Equal([new("a", "no memory"), new JobError("b", "no memory here")], (await job).Errors);
        Assert.Equal("job", Assert.Single(_queue.Status().Failed).Job);
    }

    [Fact]
    public async Task A_worker_that_is_alone_tries_again_what_it_failed_on()
    {
        var job = Run("job");
        Join("a", "b");
        _queue.Fail("a", _queue.Ask("a").Lease, "no memory");
        Assert.Equal(OfferState.Nothing, _queue.Ask("a").State);
        _queue.Leave("b");
        var again = _queue.Ask("a");
        Assert.Equal("\"job\"", again.Job);
        _queue.Fail("a", again.Lease, "no memory again");
        Assert.Equal([new("a", "no memory"), new JobError("a", "no memory again")], (await job).Errors);
    }

    [Fact]
    public async Task A_worker_that_fails_on_whatever_it_is_given_is_refused_and_its_errors_dont_count()
    {
        Task<JobOutcome>[] jobs = [Run("first"), Run("second"), Run("third")];
        Join("broken", "other");
        for (var count = 0; count < 3; count++)
            _queue.Fail("broken", _queue.Ask("broken").Lease, "no space in /tmp.");
        Assert.Equal(OfferState.JoinAgain, _queue.Ask("broken").State);
        var refused = Assert.Single(_queue.Status().Refused);
        Assert.Equal(("broken", "it failed on 3 jobs in a row, on the last with: no space in /tmp"), (refused.Worker, refused.Reason));
        Assert.Equal((refused.Reason, null), (_queue.FindRefusal("broken"), _queue.FindRefusal("other")));

        // The jobs are as they were: an error of another worker doesn't end one.
        _queue.Fail("other", _queue.Ask("other").Lease, "no memory");
        Assert.All(jobs, job => Assert.False(job.IsCompleted));
        for (var count = 0; count < 3; count++)
            _queue.Tell("other", _queue.Ask("other").Lease, TestJobs.Result(count));
        Assert.All(await Task.WhenAll(jobs), outcome => Assert.NotNull(outcome.Result));
    }

    [Fact]
    public void A_success_between_shows_that_a_worker_isnt_broken()
    {
        for (var number = 1; number <= 6; number++)
        {
            _ = Run(FormattableString.Invariant($"job {number}"));
            Join("other");
            if (number == 1)
                Join("a");
            var lease = _queue.Ask("a").Lease;
            if (number % 3 == 0)
                _queue.Tell("a", lease, TestJobs.Result(1));
            else
                _queue.Fail("a", lease, "no memory");
        }

        Assert.Empty(_queue.Status().Refused);
    }

    [Fact]
    public async Task A_job_that_ends_three_workers_is_set_aside()
    {
        var job = Run("job");
        string[] workers = ["a", "b", "c"];
        foreach (var worker in workers)
        {
            Join(worker);
            Assert.Equal(OfferState.Job, _queue.Ask(worker).State);
            _clock.Advance(9);
        }

        Join("d");
        Assert.Equal(OfferState.Nothing, _queue.Ask("d").State);
        Assert.Equal(workers, (await job).Errors.Select(error => error.Worker));
    }

    [Fact]
    public void Workers_that_come_back_werent_ended_by_the_job()
    {
        _ = Run("job");
        string[] workers = ["a", "b", "c"];
        foreach (var worker in workers)
        {
            Join(worker);
            Assert.Equal(OfferState.Job, _queue.Ask(worker).State);
            _clock.Advance(9);
        }

        _queue.Renew("a", []);
        Join("d");
        Assert.Equal(OfferState.Job, _queue.Ask("d").State);
    }

    [Fact]
    public void A_worker_whose_answer_was_lost_gets_the_same_job_again()
    {
        _ = Run("job");
        Join("a");
        Assert.Equal(_queue.Ask("a"), _queue.Ask("a"));
    }

    [Fact]
    public void A_worker_that_joins_again_begins_anew()
    {
        _ = Run("job");
        Join("a", "b");
        var lease = _queue.Ask("a").Lease;
        Join("a");
        Assert.Empty(_queue.Renew("a", [new(lease)]).Standing);
        Assert.Equal("\"job\"", _queue.Ask("b").Job);
        Assert.Equal(["a", "b"], _queue.Status().Workers.Select(worker => worker.Name).Order());
    }

    [Fact]
    public async Task What_is_withdrawn_has_no_lease()
    {
        using var cancellation = new CancellationTokenSource();
        var job = _queue.RunAsync(TestJobs.Ticket("job"), cancellation.Token);
        Join("a");
        var lease = _queue.Ask("a").Lease;
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job);
        Assert.Empty(_queue.Renew("a", [new(lease)]).Standing);
        Assert.Equal(TellState.TooLate, _queue.Tell("a", lease, TestJobs.Result(1)));
        Assert.Equal(OfferState.Nothing, _queue.Ask("a").State);
    }

    [Fact]
    public async Task A_training_that_is_withdrawn_waits_for_what_its_worker_tells_last()
    {
        using var cancellation = new CancellationTokenSource();
        var ticket = new Training();
        var job = _queue.RunAsync(ticket, cancellation.Token);
        Join("a", "b");
        var lease = _queue.Ask("a").Lease;
        await cancellation.CancelAsync();
        Assert.Empty(_queue.Renew("a", [new(lease)]).Standing);
        Assert.Equal(OfferState.Nothing, _queue.Ask("b").State);
        Assert.Equal("training", _queue.FindJob(lease));
        Assert.Empty(_queue.Renew("a", [new(lease, "the last")]).Standing);
        Assert.Equal("the last", ticket.Last);
        Assert.False(job.IsCompleted);
        Assert.Equal(OfferState.Nothing, _queue.Ask("a").State);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job);
        Assert.Null(_queue.FindJob(lease));
    }

    [Fact]
    public async Task A_training_that_is_withdrawn_from_a_lost_worker_is_over()
    {
        using var cancellation = new CancellationTokenSource();
        var job = _queue.RunAsync(new Training(), cancellation.Token);
        Join("a");
        _queue.Ask("a");
        _clock.Advance(9);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => job);
    }

    [Fact]
    public void The_pace_is_that_of_the_time_with_candidates()
    {
        Join("a");
        for (var number = 1; number <= 4; number++)
        {
            _ = Run(FormattableString.Invariant($"job {number}"));
            var lease = _queue.Ask("a").Lease;
            _clock.Advance(30);
            _queue.Tell("a", lease, TestJobs.Result(1));
            Assert.Null(_queue.Status().CandidatesPerMinute);
            _clock.Advance(5000);
            _queue.Renew("a", []);
        }

        _ = Run("last");
        Assert.Equal(2, _queue.Status().CandidatesPerMinute);
    }

    [Fact]
    public void Workers_take_the_kinds_and_jobs_that_are_for_them()
    {
        _ = _queue.RunAsync(TestJobs.Ticket("latency", JobKind.Latency, "laptop"), CancellationToken.None);
        _ = _queue.RunAsync(TestJobs.Ticket("training", JobKind.Training), CancellationToken.None);
        _queue.Join(TestJobs.Worker("evaluator", "evaluate"));
        Assert.Equal(
            [
                "1 job can't begin: no worker named laptop is there that takes latency jobs.",
                "1 job can't begin: no worker is there that takes train jobs.",
            ],
            _queue.Status().Notes);
        Assert.Equal(OfferState.Nothing, _queue.Ask("evaluator").State);
        _queue.Join(TestJobs.Worker("laptop", "latency"));
        Assert.Equal("\"latency\"", _queue.Ask("laptop").Job);
        Join("any");
        Assert.Equal("\"training\"", _queue.Ask("any").Job);
    }

    [Fact]
    public void Unknown_workers_join_again_and_all_leave_at_the_end()
    {
        Assert.Equal(OfferState.JoinAgain, _queue.Ask("a").State);
        Assert.False(_queue.Renew("a", []).IsKnown);
        Join("a");
        var job = Run("job");
        _queue.Close();
        Assert.Equal(OfferState.Over, _queue.Ask("a").State);
        Assert.True(job.IsCanceled || !job.IsCompleted);
    }

    [Fact]
    public void Workers_beyond_what_is_in_flight_idle_and_that_is_said()
    {
        _ = Run("first");
        _ = Run("second");
        Join("a", "b", "c", "d", "e");
        _queue.Ask("b");
        _clock.Advance(4);
        string[] workers = ["a", "b", "c", "d", "e"];
        foreach (var worker in workers)
            _queue.Ask(worker);
        _queue.Join(TestJobs.Worker("trains", "train"));
        Assert.Equal(["3 of 5 workers have nothing to do: --in-flight is 2."], _queue.Status().Notes);
        _clock.Advance(4);
        Assert.Equal((1.0, 0.5, 0.0), (Status("b").WorkShare, Status("a").WorkShare, Status("e").WorkShare));
        Assert.Equal((WorkerState.AtWork, "first", 8.0), (Status("b").State, Status("b").Job, Status("b").Seconds));
    }

    [Fact]
    public void Two_workers_of_one_name_are_told_apart()
    {
        _queue.Join(TestJobs.Worker("one") with { Name = "box" });
        _queue.Join(TestJobs.Worker("two") with { Name = "box" });
        Assert.Equal(["box", "box (2)"], _queue.Status().Workers.Select(worker => worker.Name));
    }

    [Fact]
    public void Workers_that_come_and_go_without_end_are_no_leak()
    {
        for (var index = 0; index < 1000; index++)
        {
            Join(FormattableString.Invariant($"worker {index}"));
            _clock.Advance(60);
        }

        Assert.InRange(_queue.Status().Workers.Count, 100, 120);
    }

    private Task<JobOutcome> Run(string id) => _queue.RunAsync(TestJobs.Ticket(id), CancellationToken.None);

    private void Join(params string[] workers)
    {
        foreach (var worker in workers)
            _queue.Join(TestJobs.Worker(worker));
    }

    private WorkerStatus Status(string worker) => _queue.Status().Workers.Last(status => status.Name == worker);

    private sealed class Training() : JobTicket("training", JobKind.Training, "{}")
    {
        public string? Last { get; private set; }

        public override bool Report(string progress)
        {
            Last = progress;
            return true;
        }
    }
}
