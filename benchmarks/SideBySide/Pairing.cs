using System.Diagnostics;
using System.Globalization;

namespace Osnas.Benchmarks;

/// <summary>Times two pieces of code in turn, A B A B ..., so that a machine whose speed drifts treats both alike.</summary>
internal static class Pairing
{
    private const int WarmUps = 5;

    /// <summary>Prints the medians and the ratio theirs / ours, pair by pair: above 1, ours is the faster one.</summary>
    public static void Run(string name, Action ours, Action theirs, int pairs = 60)
    {
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            ours();
            theirs();
        }

        var (own, other) = (new double[pairs], new double[pairs]);
        for (var pair = 0; pair < pairs; pair++)
        {
            own[pair] = Time(ours);
            other[pair] = Time(theirs);
        }

        double[] ratios = [.. own.Zip(other, (mine, plain) => plain / mine)];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-58} {Quantile(own, 0.5),8:F2} ms {Quantile(other, 0.5),8:F2} ms   ratio {Quantile(ratios, 0.5):F2} "
            + $"({Quantile(ratios, 0.25):F2} to {Quantile(ratios, 0.75):F2})"));
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Quantile(double[] values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
