using System.Net;

namespace Osnas.Cluster;

/// <summary>Tells the user of a coordinator what happens to its workers, a line each.</summary>
internal sealed class ClusterNotes : IDisposable
{
    private const int MostAddresses = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly object _lock = new();
    private readonly JobBoard _board;
    private readonly Action<string> _say;
    private readonly Dictionary<string, WorkerState> _states = [];
    private readonly HashSet<string> _refused = [];
    private readonly HashSet<string> _reasons = [];
    private readonly ITimer _timer;
    private int _refusedCount;

    /// <summary>Begins to look.</summary>
    /// <param name="board">The board.</param>
    /// <param name="say">Takes a line.</param>
    public ClusterNotes(JobBoard board, Action<string> say)
    {
        (_board, _say) = (board, say);
        _timer = TimeProvider.System.CreateTimer(_ => Look(), null, Interval, Interval);
    }

    /// <summary>Tells of a connection that is refused: of each address once.</summary>
    /// <param name="endpoint">The address and port.</param>
    /// <param name="reason">Why.</param>
    public void Refused(string endpoint, string reason)
    {
        var address = IPEndPoint.TryParse(endpoint, out var known) ? $"{known.Address}" : endpoint;
        lock (_lock)
        {
            if (_refused.Count < MostAddresses && _refused.Add($"{address} {reason}"))
                _say($"a connection from {address} is refused: {reason}");
        }
    }

    /// <summary>Tells what is new since the last look, and looks no more: that workers leave a run that is over is no news.</summary>
    public void End()
    {
        _timer.Dispose();
        Look();
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    /// <summary>Tells what is new.</summary>
    internal void Look()
    {
        lock (_lock)
        {
            var status = _board.Status();
            foreach (var forgotten in _states.Keys.Except(status.Workers.Select(worker => worker.Name)).ToArray())
                _states.Remove(forgotten); // the next of this name is another worker
            foreach (var worker in status.Workers)
                Tell(worker);
            foreach (var refused in status.Refused.TakeLast(Math.Min(status.RefusedCount - _refusedCount, status.Refused.Count)))
                _say($"worker {refused.Worker} is refused: {refused.Reason}");
            _refusedCount = status.RefusedCount;
            foreach (var note in status.Notes.Where(note => _reasons.Add(ReasonOf(note))))
                _say(note);
        }
    }

    /// <summary>A note without its beginning, which has a number that changes all the time.</summary>
    private static string ReasonOf(string note) => note[(note.IndexOf(": ", StringComparison.Ordinal) + 1)..];

    private void Tell(WorkerStatus worker)
    {
        var (name, now) = (worker.Name, worker.State);
        var isKnown = _states.TryGetValue(name, out var before);
        _states[name] = now;
        switch (now)
        {
            case WorkerState.Lost when before != WorkerState.Lost:
                _say($"worker {name} sends no heartbeat; other workers take its jobs");
                break;
            case WorkerState.Left when before != WorkerState.Left:
                _say($"worker {name} has left");
                break;
            case WorkerState.Idle or WorkerState.AtWork when !isKnown:
                _say($"worker {name} has joined: {worker.Device}, {Words.Count(worker.Threads, "thread")}");
                break;
            case WorkerState.Idle or WorkerState.AtWork when before is WorkerState.Lost or WorkerState.Left:
                _say($"worker {name} is back");
                break;
            default:
                break; // what it does is in the status
        }
    }
}
