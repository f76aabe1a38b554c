namespace Osnas.Latency;

/// <summary>Runs work once and measures its time.</summary>
/// <param name="work">The work.</param>
/// <returns>The time in milliseconds.</returns>
public delegate double WorkTimer(Action work);

/// <summary>The median and the spread of repeated timings of the same work.</summary>
/// <param name="Median">The median, in milliseconds.</param>
/// <param name="Spread">The interquartile range, in milliseconds.</param>
public readonly record struct Timing(double Median, double Spread)
{
    /// <summary>The clock of the machine.</summary>
    public static WorkTimer Stopwatch { get; } = work =>
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        work();
        return System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    };

    /// <summary>Times work several times.</summary>
    /// <param name="work">The work.</param>
    /// <param name="warmup">The number of runs before those that are timed.</param>
    /// <param name="repetitions">The number of timed runs.</param>
    /// <param name="timer">The clock.</param>
    /// <returns>The times.</returns>
    public static Timing Measure(Action work, int warmup, int repetitions, WorkTimer timer)
    {
        for (var pass = 0; pass < warmup; pass++)
            work();
        var times = new double[repetitions];
        for (var pass = 0; pass < repetitions; pass++)
            times[pass] = timer(work);
        Array.Sort(times);
        return new(Quantile(times, 0.5), Quantile(times, 0.75) - Quantile(times, 0.25));
    }

    /// <summary>The median of times.</summary>
    internal static double MedianOf(IEnumerable<double> times) => Quantile([.. times.Order()], 0.5);

    /// <summary>Between two ranks, in proportion.</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var rank = share * (sorted.Length - 1);
        var below = (int)rank;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((rank - below) * (sorted[above] - sorted[below]));
    }
}
