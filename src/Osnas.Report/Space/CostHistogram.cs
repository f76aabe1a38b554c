using System.Globalization;
using System.Numerics;
using Osnas.Experiments;

namespace Osnas.Report.Space;

/// <summary>How many architectures of a space have which cost in one metric.</summary>
public sealed record CostHistogram
{
    /// <summary>The name of the metric's unit, such as <c>FLOPs</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>The intervals, from the cheapest architecture to the most expensive; one if all cost the same.</summary>
    public required IReadOnlyList<CostInterval> Intervals { get; init; }

    /// <summary>The costs that shares of the architectures don't exceed, from the minimum to the maximum, and the mean.</summary>
    public required IReadOnlyList<NamedCost> Percentiles { get; init; }

    /// <summary>The mean cost.</summary>
    public required double Mean { get; init; }

    /// <summary>The most that a cost is off; 0 if all are exact.</summary>
    public required double Tolerance { get; init; }

    /// <summary>The budgets in this metric.</summary>
    public required IReadOnlyList<BudgetMark> Budgets { get; init; }

    /// <summary>The least cost.</summary>
    public double Min => Intervals[0].From;

    /// <summary>The greatest cost.</summary>
    public double Max => Intervals[^1].To;

    internal static CostHistogram Create(CostDistribution distribution, SpaceOutline outline)
    {
        var metric = MetricCatalog.Find(distribution.Metric);
        var all = Parse(outline.Architectures);
        ConstraintCfg[] constraints = [.. outline.Budget.Where(constraint => constraint.Metric == metric?.Metric)];
        return new()
        {
            Unit = metric?.ShortUnit ?? distribution.Metric,
            Intervals =
            [
                .. distribution.Bins.Select(bin => new CostInterval(
                    bin.From,
                    bin.To,
                    ArchitectureShare.Of(Parse(bin.Architectures), all),
                    Array.TrueForAll(constraints, constraint => constraint.IsMetBy((bin.From + bin.To) / 2)))),
            ],
            Percentiles = [.. distribution.Percentiles.Select(percentile => new NamedCost(Name(percentile.Share), percentile.Cost)),
                new("mean", distribution.Mean)],
            Mean = distribution.Mean,
            Tolerance = distribution.Tolerance,
            Budgets = [.. constraints.Zip(distribution.Within, (constraint, within) => new BudgetMark(
                constraint.ToString(),
                constraint.Bounds,
                ArchitectureShare.Of(Parse(within), all)))],
        };
    }

    private static BigInteger Parse(string digits) => BigInteger.Parse(digits, CultureInfo.InvariantCulture);

    private static string Name(double share) => share switch
    {
        0 => "minimum",
        0.5 => "median",
        1 => "maximum",
        _ => string.Create(CultureInfo.InvariantCulture, $"cheapest {share * 100:0} %, up to"),
    };
}

/// <summary>Some of the architectures of a space.</summary>
/// <param name="Count">Their number in words.</param>
/// <param name="Share">Their share in all, from 0 to 1.</param>
public sealed record ArchitectureShare(string Count, double Share)
{
    // The digits that a share of huge numbers keeps.
    private const long Unit = 1_000_000_000_000_000;

    /// <summary>The number and the share in words.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Share is > 0 and < 0.0001
        ? string.Create(CultureInfo.InvariantCulture, $"{Count}, {Share * 100:0.0e+0} %")
        : string.Create(CultureInfo.InvariantCulture, $"{Count}, {Share * 100:0.##} %");

    internal static ArchitectureShare Of(BigInteger part, BigInteger all) => new(
        part.IsOne ? "1 architecture" : $"{Words.Number(part)} architectures", (double)(part * Unit / all) / Unit);
}

/// <summary>An interval of costs.</summary>
/// <param name="From">Its lower end, which belongs to the interval before, except in the first.</param>
/// <param name="To">Its upper end, included.</param>
/// <param name="Architectures">The architectures in it.</param>
/// <param name="IsWithin">Whether its middle meets the budgets.</param>
public sealed record CostInterval(double From, double To, ArchitectureShare Architectures, bool IsWithin);

/// <summary>A cost with a name.</summary>
/// <param name="Name">The name of a percentile, or of the mean.</param>
/// <param name="Cost">The cost.</param>
public sealed record NamedCost(string Name, double Cost);

/// <summary>A budget, and how many architectures meet it.</summary>
/// <param name="Text">The budget in words.</param>
/// <param name="Bounds">Its bounds, in the metric's unit.</param>
/// <param name="Architectures">The architectures that meet it.</param>
public sealed record BudgetMark(string Text, IReadOnlyList<double> Bounds, ArchitectureShare Architectures);
