using System.Globalization;
using Osnas.Experiments;

namespace Osnas.Cluster;

/// <content>What is told of the queue.</content>
internal sealed partial class JobQueue
{
    /// <summary>Takes that a worker was refused, by the board or by itself.</summary>
    public void Refuse(string workerId, string name, string reason)
    {
        lock (_lock)
        {
            _counts.AddRefused(new(_workers.TryFind(workerId, out var worker) ? worker.Name : name, reason));
            Leave(workerId);
        }
    }

    /// <summary>What the workers do.</summary>
    public ClusterStatus Status()
    {
        lock (_lock)
        {
            var waiting = _jobs.Where(IsFree).ToArray();
            var there = _workers.Known.Where(IsThere).ToArray();
            return new()
            {
                IsOver = _isOver,
                Workers = [.. _workers.All.Select(Describe)],
                JobsAtWork = _jobs.Count - waiting.Length,
                JobsWaiting = waiting.Length,
                Candidates = _counts.Done(JobKind.Evaluation),
                CandidatesPerMinute = _counts.CandidatesPerMinute,
                Trainings = _counts.Done(JobKind.Training),
                JobsLost = _counts.Lost,
                TooLate = _counts.TooLate,
                FailedCount = _counts.FailedCount,
                Failed = _counts.Failed,
                RefusedCount = _counts.RefusedCount,
                Refused = _counts.Refused,
                Notes = [.. IdleNotes(there), .. WaitingNotes(there, waiting)],
            };
        }
    }

    private WorkerStatus Describe(BoardWorker worker)
    {
        var isThere = IsThere(worker);
        var state = worker.HasLeft ? WorkerState.Left
            : !isThere ? WorkerState.Lost
            : worker.Lease is null ? WorkerState.Idle
            : WorkerState.AtWork;
        var end = isThere ? Now : worker.Seen;
        var busy = worker.Busy + (worker.Lease is { } lease ? Math.Max(0, end - lease.Begin) : 0);
        return new()
        {
            Name = worker.Name,
            Device = worker.Card.Device,
            Threads = worker.Card.Threads,
            Only = worker.Card.Only,
            State = state,
            Job = worker.Lease?.Job.Ticket.Id,
            Progress = worker.Lease?.Job.Ticket.News is { Length: > 0 } news ? news : null,
            Seconds = clock.GetElapsedTime(isThere ? worker.Since : worker.Seen).TotalSeconds,
            Candidates = worker.Done.GetValueOrDefault(JobKind.Evaluation),
            Trainings = worker.Done.GetValueOrDefault(JobKind.Training),
            Failed = worker.Failed,
            WorkShare = end > worker.Joined ? Math.Min(1, (double)busy / (end - worker.Joined)) : 0,
        };
    }

    private IEnumerable<string> IdleNotes(BoardWorker[] there)
    {
        var evaluators = there.Where(worker => worker.Takes(JobKind.Evaluation)).ToArray();
        var idle = evaluators.Count(worker => worker.Lease is null);
        var evaluated = _jobs.Count(job => job.Ticket.Kind == JobKind.Evaluation);
        if (idle > 0 && evaluated > 0 && evaluated == options.InFlight)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{idle} of {evaluators.Length} workers have nothing to do: --in-flight is {evaluated}.");
        }
    }

    private static IEnumerable<string> WaitingNotes(BoardWorker[] there, OpenJob[] waiting)
    {
        foreach (var alike in waiting.Where(job => !there.Any(job.IsFor)).GroupBy(DescribeNeed))
            yield return $"{Words.Count(alike.Count(), "job")} can't begin: {alike.Key}.";
    }

    private static string DescribeNeed(OpenJob job)
    {
        var name = job.Ticket.OnlyWorker is { } only ? $" named {only}" : string.Empty;
        return $"no worker{name} is there that takes {JobKindNames.Of(job.Ticket.Kind)} jobs";
    }
}
