namespace Osnas.Benchmarks;

/// <summary>The ratio of two sides that were measured in turn, pair by pair.</summary>
/// <param name="Median">The median.</param>
/// <param name="Low">The first quartile.</param>
/// <param name="High">The third quartile.</param>
internal readonly record struct Ratio(double Median, double Low, double High)
{
    /// <summary>The median and the quartiles of some ratios.</summary>
    public static Ratio Of(IReadOnlyCollection<double> ratios) =>
        new(Quantile.Of(ratios, 0.5), Quantile.Of(ratios, 0.25), Quantile.Of(ratios, 0.75));

    /// <summary>The same the other way round.</summary>
    public Ratio Invert() => new(1 / Median, 1 / High, 1 / Low);
}
