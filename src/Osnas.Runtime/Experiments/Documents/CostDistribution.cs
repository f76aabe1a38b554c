using System.Numerics;

namespace Osnas.Experiments;

/// <summary>The costs of all architectures of a space in a metric, counted without enumeration.</summary>
/// <param name="Metric">The metric, in lower case.</param>
/// <param name="Mean">The mean, in the metric's unit.</param>
/// <param name="Percentiles">
/// The cost that 0, 1, ... 100 percent of all architectures don't exceed. The first is the minimum, the last the maximum.
/// </param>
/// <param name="Tolerance">The greatest error of a percentile, and of the ends of intervals; 0 if they are exact.</param>
internal sealed record CostDistribution(string Metric, double Mean, IReadOnlyList<double> Percentiles, double Tolerance)
{
    /// <summary>The number of percentiles.</summary>
    public const int PercentileCount = 101;

    private const int MostIntervals = 48;

    /// <summary>
    /// The architectures in intervals of equal width from the minimum to the maximum; one interval if all cost the same. An
    /// interval has its upper end, the first has its lower end too.
    /// </summary>
    public IReadOnlyList<ArchitectureShare> Intervals { get; init; } = [];

    /// <summary>The architectures that meet each constraint of the budget in this metric, in the order of the budget.</summary>
    public IReadOnlyList<ArchitectureShare> Within { get; init; } = [];

    /// <summary>The distribution of a statistics.</summary>
    /// <param name="statistics">The statistics.</param>
    /// <param name="budget">The budget; its constraints in other metrics don't count.</param>
    public static CostDistribution Of(CostStatistics statistics, IEnumerable<ConstraintCfg> budget) => new(
        MetricCatalog.Of(statistics.Metric).Name,
        statistics.Mean,
        [.. Enumerable.Range(0, PercentileCount).Select(percent => statistics.Percentile(percent / (PercentileCount - 1.0)))],
        statistics.Tolerance)
    {
        Intervals = [.. Count(statistics)],
        Within =
        [
            .. budget.Where(constraint => constraint.Metric == statistics.Metric)
                .Select(constraint => ArchitectureShare.Of(statistics.Within(constraint).Count, statistics.Count)),
        ],
    };

    private static IEnumerable<ArchitectureShare> Count(CostStatistics statistics)
    {
        var (count, before) = (statistics.Min < statistics.Max ? MostIntervals : 1, BigInteger.Zero);
        for (var interval = 1; interval <= count; interval++)
        {
            var end = statistics.Min + ((statistics.Max - statistics.Min) * interval / count);
            var upTo = interval == count ? statistics.Count : statistics.Within(new(statistics.Metric, AtMost: end)).Count;
            yield return ArchitectureShare.Of(upTo - before, statistics.Count);
            before = upTo;
        }
    }
}

/// <summary>Some of the architectures of a space.</summary>
/// <param name="Count">Their number in words, such as <c>1.9e7</c>.</param>
/// <param name="Share">Their share in all, from 0 to 1.</param>
internal sealed record ArchitectureShare(string Count, double Share)
{
    // The digits that a share of huge numbers keeps.
    private const long Unit = 1_000_000_000_000_000;

    /// <summary>A part of a whole.</summary>
    public static ArchitectureShare Of(BigInteger part, BigInteger whole) =>
        new(Words.Number(part), (double)(part * Unit / whole) / Unit);
}
