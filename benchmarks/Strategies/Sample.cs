using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Osnas.Benchmarks;

/// <summary>Numbers of independent seeds: their mean, their spread, and the interval of the mean.</summary>
/// <param name="values">The numbers, one of each seed.</param>
internal sealed class Sample(IReadOnlyList<double> values)
{
    /// <summary>Fewer seeds say nothing about an interval.</summary>
    public const int Fewest = 5;

    private const double Upper = 0.975;

    public int Count => values.Count;

    public double Mean => values.Average();

    /// <summary>The standard deviation over seeds.</summary>
    public double Deviation => values.StandardDeviation();

    /// <summary>Half of the width of the 95 % interval of the mean (Student's t).</summary>
    public double HalfWidth => Count < Fewest ? double.NaN : StudentT.InvCDF(0, 1, Count - 1, Upper) * Deviation / Math.Sqrt(Count);
}
