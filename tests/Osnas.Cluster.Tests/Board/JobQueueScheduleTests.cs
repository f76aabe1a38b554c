using System.Globalization;
using Osnas.Experiments;

namespace Osnas.Cluster.Tests;

/// <summary>
/// Random schedules of joins, questions, deaths, renewals, results that come late or twice, and withdrawals: a queue does what
/// a plain model does, and each job ends exactly once.
/// </summary>
public sealed class JobQueueScheduleTests
{
    private const int Steps = 300;

    [Fact]
    [Trait("Category", Fuzz.Category)]
    public async Task Each_job_ends_once_whatever_becomes_of_the_workers()
    {
        var endings = new HashSet<string>();
        for (var index = 0; index < Fuzz.Count(300); index++)
        {
            var seed = Fuzz.Seed + index;
            try
            {
                endings.UnionWith(await new Schedule(seed).RunAsync());
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"The schedule of the seed {seed} differs from the model.", exception);
            }
        }

        Assert.Equal(
            ["failed: errors", "failed: workers were lost", "lost", "refused", "result", "too late", "withdrawn"],
            endings.Order(StringComparer.Ordinal));
    }

    private sealed class Schedule
    {
        private static readonly BoardOptions Options = new() { Folder = "unused", LastCheckpoint = TimeSpan.Zero, MostFailures = 2 };

        private readonly Random _random;
        private readonly ManualClock _clock = new();
        private readonly JobQueue _queue;
        private readonly QueueModel _model = new(Options);
        private readonly List<(string Id, Task<JobOutcome> Task, CancellationTokenSource Cancellation)> _submitted = [];
        private readonly List<(string Worker, string Lease)> _leases = [];
        private readonly List<string> _workers = [];
        private int _toldCount;
        private int _workerCount;

        public Schedule(int seed) => (_random, _queue) = (new(seed), new(Options, _clock));

        /// <summary>Runs the schedule.</summary>
        /// <returns>What happened in it.</returns>
        public async Task<IEnumerable<string>> RunAsync()
        {
            for (var step = 0; step < Steps; step++)
                Step();
            Drain();
            foreach (var (id, task, _) in _submitted)
            {
                var expected = _model.Jobs.Single(job => job.Id == id).Ended;
                Assert.StartsWith(await DescribeAsync(task), expected, StringComparison.Ordinal);
            }

            var status = _queue.Status();
            Assert.Equal(0, status.JobsAtWork + status.JobsWaiting);
            Assert.Equal(_model.TooLate, status.TooLate);
            Assert.Equal(_model.Lost, status.JobsLost);
            Assert.Equal(_model.Refused, status.RefusedCount);
            Assert.Equal(_model.Jobs.Count(job => job.Ended!.StartsWith("failed", StringComparison.Ordinal)), status.FailedCount);
            Assert.All(status.Workers, worker => Assert.Null(worker.Job));
            return
            [
                .. _model.Jobs.Select(job => job.Ended!.StartsWith("result", StringComparison.Ordinal) ? "result" : job.Ended),
                .. _model.Lost > 0 ? ["lost"] : Array.Empty<string>(),
                .. _model.Refused > 0 ? ["refused"] : Array.Empty<string>(),
                .. _model.TooLate > 0 ? ["too late"] : Array.Empty<string>(),
            ];
        }

        private void Step()
        {
            switch (_random.Next(14))
            {
                case 0:
                case 1:
                    Submit();
                    break;
                case 2 when _submitted.Count > 0 && _random.Next(3) == 0:
                    Withdraw(_submitted[_random.Next(_submitted.Count)]);
                    break;
                case 3 when _workers.Count < 6 || _random.Next(6) == 0:
                    Join(_workers.Count > 0 && _random.Next(3) == 0 ? Pick(_workers) : Text(_workerCount++, "w"));
                    break;
                case 4 when _workers.Count > 0 && _random.Next(4) == 0:
                    Leave(Pick(_workers));
                    break;
                case 5 or 6 when _leases.Count > 0:
                    Tell();
                    break;
                case 7 when _leases.Count > 0:
                    Fail();
                    break;
                case 8 or 9 when _leases.Count > 0:
                    Renew();
                    break;
                case 10:
                    Advance(_random.NextDouble() * (_random.Next(20) == 0 ? 700 : 10));
                    break;
                case 11 when _workers.Count > 0 && _random.Next(2) == 0:
                    Kill(Pick(_workers));
                    break;
                default:
                    if (_workers.Count > 0)
                        Ask(Pick(_workers));
                    break;
            }
        }

        /// <summary>Healthy workers come, and do what is left.</summary>
        private void Drain()
        {
            Advance(10);
            for (var round = 0; _model.Jobs.Any(job => job.IsOpen); round++)
            {
                Assert.True(round < 2000, "jobs are left, and no worker gets them");
                string[] names = ["left", "laptop"];
                foreach (var name in names)
                {
                    var worker = Text(_workerCount++, name);
                    Join(worker, new(worker, name, Library.Version, "CPU", 1, []));
                    if (Ask(worker) is { } lease)
                        Tell(worker, lease);
                }
            }
        }

        private void Submit()
        {
            var id = Text(_submitted.Count, "job ");
            var kind = (JobKind)_random.Next(3);
            var only = _random.Next(8) == 0 ? "laptop" : null;
            var cancellation = new CancellationTokenSource();
            _model.Submit(id, kind, only);
            _submitted.Add((id, _queue.RunAsync(TestJobs.Ticket(id, kind, only), cancellation.Token), cancellation));
        }

        private void Withdraw((string Id, Task<JobOutcome> Task, CancellationTokenSource Cancellation) job)
        {
            _model.Withdraw(job.Id);
            job.Cancellation.Cancel();
        }

        private void Join(string worker, WorkerCard? card = null)
        {
            string[] only = _random.Next(3) == 0 ? [JobKindNames.Of((JobKind)_random.Next(3))] : [];
            card ??= new(worker, _random.Next(4) == 0 ? "laptop" : worker, Library.Version, "CPU", 1, only);
            _model.Join(card);
            _queue.Join(card);
            if (!_workers.Contains(worker))
                _workers.Add(worker);
        }

        private void Leave(string worker)
        {
            _model.Leave(worker);
            _queue.Leave(worker);
            _workers.Remove(worker);
        }

        /// <summary>A worker isn't heard of any more; what it told last may still be on its way.</summary>
        private void Kill(string worker)
        {
            _workers.Remove(worker);
            if (_random.Next(2) == 0)
                _leases.RemoveAll(lease => lease.Worker == worker);
        }

        private string? Ask(string worker)
        {
            var offer = _queue.Ask(worker);
            var expected = _model.Ask(worker, offer.Lease);
            Assert.Equal(expected is null ? string.Empty : $"\"{expected}\"", offer.Job);
            if (offer.State != OfferState.Job)
                return null;
            _leases.Add((worker, offer.Lease));
            return offer.Lease;
        }

        private void Renew()
        {
            var (worker, lease) = Pick(_leases);
            var stands = _model.Renew(worker, lease);
            Assert.Equal(stands, _queue.Renew(worker, [new(lease)]).Standing.Contains(lease));
        }

        private void Tell()
        {
            var (worker, lease) = Pick(_leases);
            Tell(worker, lease);
        }

        private void Tell(string worker, string lease)
        {
            var fitness = _toldCount++;
            var counts = _model.Tell(worker, lease, Text(fitness, "result "));
            Assert.Equal(counts ? TellState.Taken : TellState.TooLate, _queue.Tell(worker, lease, TestJobs.Result(fitness)));
            if (_random.Next(2) == 0)
                return;
            Assert.Equal(TellState.TooLate, _queue.Tell(worker, lease, TestJobs.Result(-1)));
            Assert.False(_model.Tell(worker, lease, "twice"));
        }

        private void Fail()
        {
            var (worker, lease) = Pick(_leases);
            var counts = _model.Fail(worker, lease);
            Assert.Equal(counts ? TellState.Taken : TellState.TooLate, _queue.Fail(worker, lease, "it broke"));
        }

        private void Advance(double seconds)
        {
            var ticks = TimeSpan.FromSeconds(seconds).Ticks;
            _clock.Advance(seconds);
            _model.Now += TimeSpan.FromTicks(ticks).TotalSeconds;
        }

        private T Pick<T>(List<T> items) => items[_random.Next(items.Count)];

        private static string Text(int number, string name) => string.Create(CultureInfo.InvariantCulture, $"{name}{number}");

        private static async Task<string> DescribeAsync(Task<JobOutcome> task)
        {
            try
            {
                return await task is { Result: EvaluationResult result }
                    ? string.Create(CultureInfo.InvariantCulture, $"result {result.Fitness}")
                    : "failed";
            }
            catch (OperationCanceledException)
            {
                return "withdrawn";
            }
        }
    }
}
