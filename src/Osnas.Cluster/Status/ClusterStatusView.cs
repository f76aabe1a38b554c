using System.Globalization;
using Osnas.App;
using Spectre.Console;

namespace Osnas.Cluster;

/// <summary>Shows what the workers of a run do.</summary>
internal static class ClusterStatusView
{
    private const int MostFaults = 5;

    /// <summary>Writes the status once.</summary>
    /// <param name="console">Takes it.</param>
    /// <param name="status">The status.</param>
    public static void Write(IAnsiConsole console, ClusterStatus status)
    {
        Terminal.WriteLine(console, Summarize(status));
        if (status.Workers.Count > 0)
            WriteWorkers(console, status.Workers);
        foreach (var note in status.Notes)
            Terminal.WriteLine(console, note);
        foreach (var fault in Faults(status))
            Terminal.WriteLine(console, fault);
    }

    /// <summary>
    /// Writes the status again and again until the run is over: on a terminal in the same place, elsewhere one after the other.
    /// </summary>
    /// <param name="console">Takes it.</param>
    /// <param name="read">Gives the status.</param>
    /// <param name="pause">The time between two questions for it.</param>
    /// <param name="clock">Provides the time.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task WatchAsync(
        IAnsiConsole console, Func<Task<ClusterStatus>> read, TimeSpan pause, TimeProvider clock, CancellationToken cancellation)
    {
        while (true)
        {
            var status = await read().ConfigureAwait(false);
            if (Terminal.IsLive(console))
                console.Clear(home: true);
            Write(console, status);
            if (status.IsOver)
                return;
            await Task.Delay(pause, clock, cancellation).ConfigureAwait(false);
        }
    }

    private static string Summarize(ClusterStatus status)
    {
        var parts = new List<string> { status.IsOver ? "The run is over" : status.Phase ?? "The run has just begun" };
        if (!status.IsOver && status.SecondsLeft is { } left)
            parts.Add($"about {Quantity.Duration(TimeSpan.FromSeconds(left))} left of it");
        if (status.CandidatesPerMinute is { } pace)
            parts.Add($"{Quantity.Short(pace)} candidates a minute");
        return string.Join(", ", parts);
    }

    private static void WriteWorkers(IAnsiConsole console, IReadOnlyList<WorkerStatus> workers)
    {
        var table = new TextTable(
            new("worker", ColumnKind.Words),
            new("device", ColumnKind.Words),
            new("does", ColumnKind.Choices),
            new("since"),
            new("candi-\ndates"),
            new("train-\nings"),
            new("at work"));
        foreach (var worker in workers)
        {
            table.Add(
                StyleOf(worker.State),
                worker.Name,
                $"{worker.Device}, {Words.Count(worker.Threads, "thread")}",
                Describe(worker),
                Quantity.Duration(TimeSpan.FromSeconds(worker.Seconds)),
                worker.Candidates.ToString(CultureInfo.InvariantCulture),
                worker.Trainings.ToString(CultureInfo.InvariantCulture),
                Quantity.Percent(worker.WorkShare));
        }

        table.Write(console);
    }

    private static string Describe(WorkerStatus worker) => worker.State switch
    {
        WorkerState.Idle => worker.Only.Count == 0 ? "nothing" : $"nothing (only {string.Join(", ", worker.Only)})",
        WorkerState.AtWork => worker.Progress is { } progress ? $"{worker.Job}: {progress}" : worker.Job!,
        WorkerState.Lost => worker.Job is { } job ? $"not heard of, with {job}" : "not heard of",
        WorkerState.Left => "has left",
        _ => throw new NotSupportedException($"{worker.State} has no description."),
    };

    private static Style StyleOf(WorkerState state) => state switch
    {
        WorkerState.AtWork => Style.Plain,
        WorkerState.Idle => new(Color.Yellow),
        WorkerState.Lost => new(Color.Red),
        WorkerState.Left => new(Color.Grey),
        _ => throw new NotSupportedException($"{state} has no color."),
    };

    private static IEnumerable<string> Faults(ClusterStatus status)
    {
        if (status.JobsLost > 0)
            yield return $"{Words.Count(status.JobsLost, "job")} went to another worker because the first wasn't heard of.";
        foreach (var job in status.Failed.TakeLast(MostFaults))
            yield return $"failed: {job.Job}: {string.Join("; ", job.Errors.Select(error => $"{error.Worker}: {error.Error}"))}";
        if (Rest(status.FailedCount, status.Failed.Count) is > 0 and var failed)
            yield return $"{Words.Count(failed, "job")} failed before.";
        foreach (var worker in status.Refused.TakeLast(MostFaults))
            yield return $"refused: {worker.Worker}: {worker.Reason}";
        if (Rest(status.RefusedCount, status.Refused.Count) is > 0 and var refused)
            yield return $"{Words.Count(refused, "worker")} {(refused == 1 ? "was" : "were")} refused before.";
    }

    private static int Rest(int all, int kept) => all - Math.Min(kept, MostFaults);
}
