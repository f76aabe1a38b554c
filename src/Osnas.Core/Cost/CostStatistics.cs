using System.Numerics;

namespace Osnas;

/// <summary>
/// The costs of all architectures of a space in a metric, without enumeration: extremes, mean, percentiles, and the
/// architectures of a range of costs. The costs of layers add up, or the greatest counts, as the table says. Extremes and
/// mean are computed at once; all else when it is first asked for.
/// </summary>
public sealed class CostStatistics
{
    private readonly ArchitectureCosts _costs;

    /// <summary>Computes the statistics of a table.</summary>
    /// <param name="table">The table; a cell that isn't allowed is NaN. Later changes of it don't matter.</param>
    /// <param name="baseCost">The cost of what every architecture has.</param>
    /// <param name="layers">What can be chosen; if left out, a cell of each row.</param>
    /// <exception cref="ArgumentException">A layer has no choice whose cells are all allowed.</exception>
    public CostStatistics(InfoTable table, double baseCost, IReadOnlyList<LayerChoices>? layers = null)
    {
        Metric = table.Metric;
        Base = baseCost;
        Table = table.Copy();
        Layers = (layers ?? LayerChoices.Of(table.Shape)).Select(layer => layer.AllowedIn(Table)).ToArray();
        if (Layers.FirstOrDefault(layer => layer.Count == 0) is { } empty)
            throw new ArgumentException($"Row {empty.FirstRow} of the {Metric} table has no cell that is allowed.", nameof(table));
        _costs = Table.Combination switch
        {
            MetricCombination.Sum => new SummedCosts(Table, baseCost, Layers),
            MetricCombination.Maximum => new GreatestCosts(Table, baseCost, Layers),
            _ => throw new ArgumentException(
                $"The combination is {Table.Combination}; it is {Words.Members<MetricCombination>()}.", nameof(table)),
        };
    }

    /// <summary>The metric.</summary>
    public InfoMetric Metric { get; }

    /// <summary>The number of architectures.</summary>
    public BigInteger Count => _costs.Count;

    /// <summary>The architecture of the least cost; of several, the one of the least indexes.</summary>
    public Architecture Cheapest => _costs.Cheapest;

    /// <summary>The architecture of the greatest cost; of several, the one of the least indexes.</summary>
    public Architecture MostExpensive => _costs.MostExpensive;

    /// <summary>The least cost of an architecture, fixed stages included.</summary>
    public double Min => _costs.Min;

    /// <summary>The mean cost over all architectures, fixed stages included.</summary>
    public double Mean => _costs.Mean;

    /// <summary>The greatest cost of an architecture, fixed stages included.</summary>
    public double Max => _costs.Max;

    /// <summary>
    /// How far a percentile can be from the truth, in the metric's unit. 0, and so exact, for costs that are whole
    /// numbers (up to 2^53) with a common divisor that leaves few enough different sums, as FLOPs and parameters of
    /// real spaces are. Others, as measured times, are rounded to a grid: the memory stays bounded.
    /// </summary>
    public double Tolerance => _costs.Tolerance;

    /// <summary>The cells; NaN where one isn't allowed.</summary>
    internal InfoTable Table { get; }

    /// <summary>What can be chosen, without that which isn't allowed.</summary>
    internal IReadOnlyList<LayerChoices> Layers { get; }

    /// <summary>The cost of what every architecture has.</summary>
    internal double Base { get; }

    /// <summary>The least cost that a share of all architectures doesn't exceed.</summary>
    /// <param name="share">From 0 (the least cost) to 1 (the greatest); 0.5 is the median. 15 digits of it count.</param>
    /// <returns>The cost, fixed stages included; within <see cref="Tolerance"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share isn't from 0 to 1.</exception>
    public double Percentile(double share)
    {
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "A share is from 0 to 1.");
        return _costs.Percentile(share);
    }

    /// <summary>
    /// The architectures whose cost is in a range. If <see cref="Tolerance"/> isn't 0, those nearer than it to an end
    /// of the range are left out: each that the set has is inside for sure.
    /// </summary>
    /// <param name="constraint">The range, fixed stages included; of the metric of these statistics.</param>
    /// <returns>The set; it may be empty.</returns>
    /// <exception cref="ArgumentException">The constraint is about another metric.</exception>
    public ArchitectureSet Within(ConstraintCfg constraint)
    {
        CheckMetric(constraint);
        return new(Layers, _costs.Within(constraint.AtLeast, constraint.AtMost));
    }

    /// <summary>Makes sure that a constraint is about the metric of these statistics.</summary>
    /// <exception cref="ArgumentException">It is about another.</exception>
    internal void CheckMetric(ConstraintCfg constraint)
    {
        if (constraint.Metric != Metric)
            throw new ArgumentException(
                $"The constraint {constraint} is about {constraint.Metric}, the statistics are about {Metric}.", nameof(constraint));
    }
}
