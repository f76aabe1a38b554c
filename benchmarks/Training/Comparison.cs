using System.Globalization;

namespace Osnas.Benchmarks;

/// <summary>Two sides that were measured in turn, A B A B ...</summary>
/// <param name="Ours">The median wall time of Osnas, in milliseconds.</param>
/// <param name="Theirs">That of the other side.</param>
/// <param name="Wall">The ratio theirs / ours of the wall times, pair by pair.</param>
/// <param name="Processor">That of the processor times.</param>
internal sealed record Comparison(double Ours, double Theirs, Ratio Wall, Ratio Processor)
{
    /// <summary>Measures two sides in turn.</summary>
    /// <param name="pairs">How often each is measured.</param>
    /// <param name="warmUps">How often each runs before.</param>
    /// <param name="ours">Runs Osnas, given the number of the pair; those of warm-ups are negative.</param>
    /// <param name="theirs">Runs the other side.</param>
    public static Comparison Measure(int pairs, int warmUps, Func<int, Sample> ours, Func<int, Sample> theirs)
    {
        var (own, other) = (new List<Sample>(), new List<Sample>());
        for (var pair = -warmUps; pair < pairs; pair++)
        {
            var (mine, plain) = (ours(pair), theirs(pair));
            if (pair < 0)
                continue;
            own.Add(mine);
            other.Add(plain);
        }

        return new(
            Median(own),
            Median(other),
            Ratio.Of([.. own.Zip(other, (mine, plain) => plain.Wall / mine.Wall)]),
            Ratio.Of([.. own.Zip(other, (mine, plain) => plain.Processor / mine.Processor)]));
    }

    /// <summary>The ratio of the processor times in words.</summary>
    public string DescribeProcessor() => "by processor time " + Describe(Processor);

    /// <summary>A ratio in words: <c>1.21 (1.19 to 1.24)</c>.</summary>
    public static string Describe(Ratio ratio) =>
        string.Create(CultureInfo.InvariantCulture, $"{ratio.Median:F2} ({ratio.Low:F2} to {ratio.High:F2})");

    private static double Median(List<Sample> samples) => Quantile.Of([.. samples.Select(sample => sample.Wall)], 0.5);
}
