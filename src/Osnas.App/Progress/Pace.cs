namespace Osnas.App;

/// <summary>How fast something goes, measured from the first report on: what comes before that is preparation.</summary>
/// <param name="clock">Provides the time.</param>
internal sealed class Pace(TimeProvider clock)
{
    /// <summary>
    /// What comes within less than this was done before, and is told late, as the epochs of a training on another machine.
    /// </summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(50);

    private long _start;
    private double? _first;
    private double _done;

    /// <summary>Takes how much is done.</summary>
    public void Report(double done)
    {
        if (_first is null)
            (_start, _first) = (clock.GetTimestamp(), done);
        _done = done;
    }

    /// <summary>What is done in a second, or null while that can't be known.</summary>
    public double? PerSecond => clock.GetElapsedTime(_start) is var elapsed && elapsed >= Shortest && _done > _first
        ? (_done - _first) / elapsed.TotalSeconds
        : null;

    /// <summary>The time that the rest will take, or null while that can't be known.</summary>
    public TimeSpan? Remaining(double total) => PerSecond is { } rate ? TimeSpan.FromSeconds((total - _done) / rate) : null;
}
