using System.Diagnostics;
using System.Globalization;

namespace Osnas.Benchmarks;

/// <summary>Times two pieces of code in turn, A B A B ..., so that a machine whose speed drifts treats both alike.</summary>
internal static class Pairing
{
    private const int WarmUps = 5;

    /// <summary>Prints the medians and the ratio theirs / ours, pair by pair: above 1, ours is the faster one.</summary>
    public static void Run(string name, Action ours, Action theirs, int pairs = 60, Func<TimeSpan>? clock = null)
    {
        var (own, other, ratio) = Measure(ours, theirs, pairs, clock);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-58} {own,8:F2} ms {other,8:F2} ms   ratio {ratio.Median:F2} ({ratio.Low:F2} to {ratio.High:F2})"));
    }

    /// <summary>The medians in milliseconds, and the median and quartiles of the ratio theirs / ours, pair by pair.</summary>
    /// <param name="ours">One side.</param>
    /// <param name="theirs">The other side.</param>
    /// <param name="pairs">How often both are measured.</param>
    /// <param name="clock">What is measured; null for the time that passes.</param>
    public static (double Ours, double Theirs, Ratio Ratio) Measure(
        Action ours, Action theirs, int pairs, Func<TimeSpan>? clock = null)
    {
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            ours();
            theirs();
        }

        var (own, other) = (new double[pairs], new double[pairs]);
        for (var pair = 0; pair < pairs; pair++)
        {
            own[pair] = Time(ours, clock ?? Passed);
            other[pair] = Time(theirs, clock ?? Passed);
        }

        return (Quantile.Of(own, 0.5), Quantile.Of(other, 0.5), Ratio.Of([.. own.Zip(other, (mine, plain) => plain / mine)]));
    }

    /// <summary>The time of all threads of this process: other processes take nothing from it but caches.</summary>
    public static TimeSpan ProcessorTime() => Environment.CpuUsage.TotalTime;

    private static TimeSpan Passed() => TimeSpan.FromSeconds((double)Stopwatch.GetTimestamp() / Stopwatch.Frequency);

    private static double Time(Action action, Func<TimeSpan> clock)
    {
        var start = clock();
        action();
        return (clock() - start).TotalMilliseconds;
    }
}
