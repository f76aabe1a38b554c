using System.Globalization;
using Osnas.Experiments;

namespace Osnas.Report.Space;

/// <summary>How many architectures of a space have which cost in one metric.</summary>
public sealed record CostHistogram
{
    private static readonly int[] Percents = [0, 5, 25, 50, 75, 95, 100];

    /// <summary>The name of the metric's unit, such as <c>FLOPs</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The intervals, from the cheapest architecture to the most expensive; one if all cost the same.</summary>
    public required IReadOnlyList<CostInterval> Intervals { get; init; }

    /// <summary>The costs that shares of the architectures don't exceed, from the minimum to the maximum.</summary>
    public required IReadOnlyList<CostPercentile> Percentiles { get; init; }

    /// <summary>The mean cost.</summary>
    public required double Mean { get; init; }

    /// <summary>The most that a percentile or the end of an interval is off; 0 if they are exact.</summary>
    public required double Tolerance { get; init; }

    /// <summary>The budgets in this metric.</summary>
    public required IReadOnlyList<BudgetMark> Budgets { get; init; }

    /// <summary>The least cost.</summary>
    public double Min => Intervals[0].From;

    /// <summary>The greatest cost.</summary>
    public double Max => Intervals[^1].To;

    internal static CostHistogram Create(CostDistribution distribution, IReadOnlyList<ConstraintCfg> budget)
    {
        var metric = MetricCatalog.Find(distribution.Metric);
        ConstraintCfg[] constraints = [.. budget.Where(constraint => constraint.Metric == metric?.Metric)];
        var (min, range) = (distribution.Percentiles[0], distribution.Percentiles[^1] - distribution.Percentiles[0]);
        return new()
        {
            Unit = metric is null ? distribution.Metric : metric.Symbol.Length > 0 ? metric.Symbol : metric.Unit,
            Intervals =
            [
                .. distribution.Intervals.Select((interval, index) =>
                {
                    var (from, to) = (End(index), End(index + 1));
                    var isWithin = Array.TrueForAll(constraints, constraint => constraint.IsMetBy((from + to) / 2));
                    return new CostInterval(from, to, InWords(interval), interval.Share, isWithin);
                }),
            ],
            Percentiles = [.. Percents.Select(percent => new CostPercentile(percent, distribution.Percentiles[percent]))],
            Mean = distribution.Mean,
            Tolerance = distribution.Tolerance,
            Budgets = [.. constraints.Zip(distribution.Within, (constraint, within) => new BudgetMark(
                constraint.ToString(),
                [.. new[] { constraint.AtLeast, constraint.AtMost }.Where(double.IsFinite)],
                InWords(within),
                within.Share))],
        };

        double End(int index) => index == distribution.Intervals.Count
            ? distribution.Percentiles[^1]
            : min + (range * index / distribution.Intervals.Count);
    }

    private static string InWords(ArchitectureShare some) => some.Count == "1" ? "1 architecture" : $"{some.Count} architectures";
}

/// <summary>An interval of costs.</summary>
/// <param name="From">Its lower end, which belongs to the interval before, except in the first.</param>
/// <param name="To">Its upper end, included.</param>
/// <param name="Architectures">The number of architectures in it, in words.</param>
/// <param name="Share">Their share, from 0 to 1.</param>
/// <param name="IsWithin">Whether its middle meets the budgets.</param>
public sealed record CostInterval(double From, double To, string Architectures, double Share, bool IsWithin);

/// <summary>A percentile of the costs.</summary>
/// <param name="Percent">How many of a hundred architectures.</param>
/// <param name="Cost">The cost that they don't exceed.</param>
public sealed record CostPercentile(int Percent, double Cost)
{
    /// <summary>The name of the percentile.</summary>
    public string Name => Percent switch
    {
        0 => "minimum",
        50 => "median",
        100 => "maximum",
        _ => string.Create(CultureInfo.InvariantCulture, $"{Percent} %"),
    };
}

/// <summary>A budget, and how many architectures meet it.</summary>
/// <param name="Text">The budget in words.</param>
/// <param name="Bounds">Its bounds, in the metric's unit.</param>
/// <param name="Architectures">The number of architectures that meet it, in words.</param>
/// <param name="Share">Their share, from 0 to 1.</param>
public sealed record BudgetMark(string Text, IReadOnlyList<double> Bounds, string Architectures, double Share);
