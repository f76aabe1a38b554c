using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>The costs of all architectures of a space in a metric, counted without enumeration.</summary>
/// <param name="Metric">The metric, in lower case.</param>
/// <param name="Mean">The mean cost, in the metric's unit.</param>
/// <param name="Percentiles">The costs that some shares of the architectures don't exceed, from the minimum to the maximum.</param>
/// <param name="Bins">The number of architectures in intervals of equal width; one interval if all cost the same.</param>
/// <param name="Tolerance">The most that a cost is off; 0 if all are exact.</param>
internal sealed record CostDistribution(
    string Metric, double Mean, IReadOnlyList<CostPercentile> Percentiles, IReadOnlyList<CostBin> Bins, double Tolerance)
{
    private const int BinCount = 48;

    private static readonly double[] Shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

    /// <summary>Whether nothing is missing.</summary>
    [JsonIgnore]
    public bool IsWhole => this is { Metric: not null, Percentiles.Count: > 0, Bins.Count: > 0, Within: not null }
        && Percentiles.All(percentile => percentile is not null)
        && Bins.All(bin => bin is not null) && Within.Concat(Bins.Select(bin => bin.Architectures)).All(IsNumber);

    /// <summary>
    /// The exact number of architectures that meet each constraint of the budget in this metric, in the order of the budget.
    /// </summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>The distribution of a statistics.</summary>
    /// <param name="statistics">The statistics.</param>
    /// <param name="budget">The budget; its constraints in other metrics don't count.</param>
    public static CostDistribution Of(CostStatistics statistics, IEnumerable<ConstraintCfg> budget) => new(
        MetricCatalog.Of(statistics.Metric).Name,
        statistics.Mean,
        [.. Shares.Select(share => new CostPercentile(share, statistics.Percentile(share)))],
        [.. CountBins(statistics)],
        statistics.Tolerance)
    {
        Within =
        [
            .. budget.Where(constraint => constraint.Metric == statistics.Metric)
                .Select(constraint => statistics.Within(constraint).Count.ToString(CultureInfo.InvariantCulture)),
        ],
    };

    private static bool IsNumber(string digits) => BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static IEnumerable<CostBin> CountBins(CostStatistics statistics)
    {
        var (width, count) = (statistics.Max - statistics.Min, statistics.Max > statistics.Min ? BinCount : 1);
        var (from, before) = (statistics.Min, BigInteger.Zero);
        for (var bin = 1; bin <= count; bin++)
        {
            var to = bin == count ? statistics.Max : statistics.Min + (width * bin / count);
            var upTo = bin == count ? statistics.Count : statistics.Within(new(statistics.Metric, AtMost: to)).Count;
            yield return new(from, to, (upTo - before).ToString(CultureInfo.InvariantCulture));
            (from, before) = (to, upTo);
        }
    }
}

/// <summary>A percentile of costs.</summary>
/// <param name="Share">The share of the architectures, from 0 to 1.</param>
/// <param name="Cost">The cost that they don't exceed.</param>
internal sealed record CostPercentile(double Share, double Cost);

/// <summary>An interval of costs.</summary>
/// <param name="From">Its lower end, which belongs to the interval before, except in the first.</param>
/// <param name="To">Its upper end, included.</param>
/// <param name="Architectures">The exact number of architectures, which may have too many digits for a JSON number.</param>
internal sealed record CostBin(double From, double To, string Architectures);
