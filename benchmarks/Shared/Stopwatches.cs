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
        var times = new double[repetitions];
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            GC.Collect();
            var start = Stopwatch.GetTimestamp();
            run();
            times[repetition] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

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
}
