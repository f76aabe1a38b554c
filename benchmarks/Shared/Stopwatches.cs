using System.Diagnostics;

namespace Osnas.Benchmarks;

/// <summary>Times one piece of code that has no peer.</summary>
internal static class Stopwatches
{
    /// <summary>The median time of a run, in milliseconds. Garbage of the runs before is collected outside the time.</summary>
    /// <param name="run">The code.</param>
    /// <param name="repetitions">How often it is timed, after a sixth as many runs to warm up.</param>
    public static double Median(Action run, int repetitions = 31)
    {
        for (var warmUp = 0; warmUp <= repetitions / 6; warmUp++)
            run();
        return Quantile.Of([.. Enumerable.Range(0, repetitions).Select(_ => Time(run))], 0.5);
    }

    /// <summary>The median time of as many runs as fit into a second, from 3 to 31, in milliseconds.</summary>
    public static double MedianInASecond(Action run)
    {
        const double Milliseconds = 1000;
        run();
        var times = new List<double>();
        while (times.Count < 3 || (times.Count < 31 && times.Sum() < Milliseconds))
            times.Add(Time(run));
        return Quantile.Of(times, 0.5);
    }

    /// <summary>The bytes that a run allocates.</summary>
    public static long Allocated(Action run)
    {
        run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static double Time(Action run)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
