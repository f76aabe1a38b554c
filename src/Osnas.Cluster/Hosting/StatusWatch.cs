namespace Osnas.Cluster;

/// <summary>Whether somebody watches the status of a run: then its end is shown for a while.</summary>
/// <param name="clock">Provides the time.</param>
internal sealed class StatusWatch(TimeProvider clock)
{
    /// <summary>The time between two questions of one who watches.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly object _lock = new();
    private long? _asked;

    /// <summary>Whether somebody asked lately, so will ask again.</summary>
    public bool IsOn
    {
        get
        {
            lock (_lock)
                return _asked is { } asked && clock.GetElapsedTime(asked) < 2 * Interval;
        }
    }

    /// <summary>Somebody asks.</summary>
    public void Ask()
    {
        lock (_lock)
            _asked = clock.GetTimestamp();
    }
}
