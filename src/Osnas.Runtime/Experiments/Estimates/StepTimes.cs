namespace Osnas.Experiments;

/// <summary>
/// Times the steps of a training that is only there to be timed, and ends it after some of them. The first step, which
/// prepares memory and kernels, counts only where it is so slow that it has to be the only one.
/// </summary>
/// <param name="clock">Provides the time.</param>
/// <param name="mostSteps">The most steps.</param>
/// <param name="limit">No step begins after this time.</param>
/// <param name="stop">Ends the training.</param>
internal sealed class StepTimes<T>(TimeProvider clock, int mostSteps, TimeSpan limit, Action stop) : IProgress<T>
{
    private readonly long _start = clock.GetTimestamp();
    private readonly List<double> _seconds = [];
    private long _last = clock.GetTimestamp();

    /// <summary>The median time of a step in seconds; null if there was none.</summary>
    public double? Median =>
        (_seconds.Count > 1 ? _seconds.Skip(1) : _seconds).Order().ToArray() is { Length: > 0 } sorted ? sorted[sorted.Length / 2] : null;

    /// <inheritdoc/>
    public void Report(T value)
    {
        var now = clock.GetTimestamp();
        _seconds.Add(clock.GetElapsedTime(_last, now).TotalSeconds);
        _last = now;
        if (_seconds.Count >= mostSteps || clock.GetElapsedTime(_start, now) >= limit)
            stop();
    }
}
