using System.Globalization;
using System.Numerics;

namespace Osnas.Report.Space;

/// <summary>How the cost of all architectures of a space is distributed in one metric, counted without enumeration.</summary>
public sealed record CostDistribution
{
    private const int Bins = 48;

    // The digits that a share of huge numbers keeps.
    private const long ShareUnit = 1_000_000_000_000_000;

    private static readonly double[] Shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

    /// <summary>The name of the metric's unit, such as <c>FLOPs</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The symbol after a number, such as <c>ms</c>; empty for counts.</summary>
    public required string Symbol { get; init; }

    /// <summary>The intervals, from the cheapest architecture to the most expensive; one if all cost the same.</summary>
    public required IReadOnlyList<CostBin> Histogram { get; init; }

    /// <summary>The costs that shares of the architectures don't exceed, from the minimum to the maximum.</summary>
    public required IReadOnlyList<CostPercentile> Percentiles { get; init; }

    /// <summary>The mean cost.</summary>
    public required double Mean { get; init; }

    /// <summary>The most that a percentile or the cost of an interval's end is off; 0 if they are exact.</summary>
    public required double Tolerance { get; init; }

    /// <summary>The budgets in this metric.</summary>
    public required IReadOnlyList<BudgetMark> Budgets { get; init; }

    /// <summary>The least cost.</summary>
    public double Min => Histogram[0].From;

    /// <summary>The greatest cost.</summary>
    public double Max => Histogram[^1].To;

    internal static CostDistribution Create(CostStatistics statistics, IEnumerable<ConstraintCfg> budget)
    {
        var metric = MetricCatalog.Of(statistics.Metric);
        ConstraintCfg[] constraints = [.. budget.Where(constraint => constraint.Metric == statistics.Metric)];
        return new()
        {
            Unit = metric.Unit,
            Symbol = metric.Symbol,
            Histogram = [.. Count(statistics, constraints)],
            Percentiles = [.. Shares.Select(share => new CostPercentile(share, statistics.Percentile(share)))],
            Mean = statistics.Mean,
            Tolerance = statistics.Tolerance,
            Budgets = [.. constraints.Select(constraint => Mark(statistics, constraint))],
        };
    }

    private static IEnumerable<CostBin> Count(CostStatistics statistics, ConstraintCfg[] constraints)
    {
        var (from, last, before) = (statistics.Min, statistics.Min < statistics.Max ? Bins : 1, BigInteger.Zero);
        for (var bin = 1; bin <= last; bin++)
        {
            var to = bin == last ? statistics.Max : statistics.Min + ((statistics.Max - statistics.Min) * bin / last);
            var upTo = bin == last
                ? statistics.Count
                : statistics.Within(new(statistics.Metric, AtMost: to)).Count;
            var isWithin = Array.TrueForAll(constraints, constraint => constraint.IsMetBy((from + to) / 2));
            yield return new(from, to, InWords(upTo - before), Divide(upTo - before, statistics.Count), isWithin);
            (from, before) = (to, upTo);
        }
    }

    private static BudgetMark Mark(CostStatistics statistics, ConstraintCfg constraint)
    {
        var within = statistics.Within(constraint).Count;
        return new(
            constraint.ToString(),
            double.IsInfinity(constraint.AtLeast) ? null : constraint.AtLeast,
            double.IsInfinity(constraint.AtMost) ? null : constraint.AtMost,
            InWords(within),
            Divide(within, statistics.Count));
    }

    private static string InWords(BigInteger architectures) =>
        architectures.IsOne ? "1 architecture" : $"{Words.Number(architectures)} architectures";

    private static double Divide(BigInteger part, BigInteger whole) => (double)(part * ShareUnit / whole) / ShareUnit;
}

/// <summary>An interval of costs.</summary>
/// <param name="From">Its lower end, which belongs to the interval before, except in the first.</param>
/// <param name="To">Its upper end, included.</param>
/// <param name="Architectures">The number of architectures in it, in words.</param>
/// <param name="Share">Their share, from 0 to 1.</param>
/// <param name="IsWithin">Whether its middle meets the budgets.</param>
public sealed record CostBin(double From, double To, string Architectures, double Share, bool IsWithin);

/// <summary>A percentile of the costs.</summary>
/// <param name="Share">The share of the architectures, from 0 to 1.</param>
/// <param name="Cost">The cost that they don't exceed.</param>
public sealed record CostPercentile(double Share, double Cost)
{
    /// <summary>The name of the percentile.</summary>
    public string Name => Share switch
    {
        0 => "minimum",
        0.5 => "median",
        1 => "maximum",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Share * 100:0} %"),
    };
}

/// <summary>A budget, and how many architectures meet it.</summary>
/// <param name="Text">The budget in words.</param>
/// <param name="AtLeast">Its lower bound; null if there is none.</param>
/// <param name="AtMost">Its upper bound; null if there is none.</param>
/// <param name="Architectures">The number of architectures that meet it, in words.</param>
/// <param name="Share">Their share, from 0 to 1.</param>
public sealed record BudgetMark(string Text, double? AtLeast, double? AtMost, string Architectures, double Share);
