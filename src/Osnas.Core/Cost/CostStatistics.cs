using System.Numerics;

namespace Osnas;

/// <summary>
/// The costs of all architectures of a space in a metric, without enumeration: extremes, mean, percentiles, and the
/// architectures whose cost is in a range. The table determines how the costs of layers combine. Extremes and mean are
/// computed immediately, everything else on first use.
/// </summary>
public sealed class CostStatistics
{
    private readonly ArchitectureCosts _costs;

    /// <summary>Computes the statistics of a table.</summary>
    /// <param name="table">The table, which is copied; a cell that isn't allowed is NaN.</param>
    /// <param name="baseCost">The base cost, which every architecture has.</param>
    /// <param name="layers">The choices of each layer; by default, each row is a layer and each cell is a choice.</param>
    /// <exception cref="ArgumentException">A layer has no choice with only allowed cells.</exception>
    public CostStatistics(InfoTable table, double baseCost, IReadOnlyList<LayerChoices>? layers = null)
    {
        Metric = table.Metric;
        Base = baseCost;
        Table = table.Copy();
        Layers = (layers ?? LayerChoices.Of(table.Shape)).Select(layer => layer.AllowedIn(Table)).ToArray();
        foreach (var layer in Layers)
        {
            if (layer.Count == 0)
                throw new ArgumentException($"Row {layer.FirstRow} of the {Metric} table has no allowed cell.", nameof(table));
        }

        _costs = Table.Combination switch
        {
            MetricCombination.Sum => new SummedCosts(Table, baseCost, Layers),
            MetricCombination.Maximum => new GreatestCosts(Table, baseCost, Layers),
            _ => throw new ArgumentException(
                $"The combination is {Table.Combination}; it must be {Words.Members<MetricCombination>()}.", nameof(table)),
        };
    }

    /// <summary>The metric.</summary>
    public InfoMetric Metric { get; }

    /// <summary>The number of architectures.</summary>
    public BigInteger Count => _costs.Count;

    /// <summary>The cheapest architecture; if there are several, the first in lexicographic order of indexes.</summary>
    public Architecture Cheapest => _costs.Cheapest;

    /// <summary>The most expensive architecture; if there are several, the first in lexicographic order of indexes.</summary>
    public Architecture MostExpensive => _costs.MostExpensive;

    /// <summary>The minimum cost of an architecture, including the fixed stages.</summary>
    public double Min => _costs.Min;

    /// <summary>The mean cost of all architectures, including the fixed stages.</summary>
    public double Mean => _costs.Mean;

    /// <summary>The maximum cost of an architecture, including the fixed stages.</summary>
    public double Max => _costs.Max;

    /// <summary>
    /// The maximum error of a percentile, in the metric's unit. It is 0 for the FLOPs and parameters of usual spaces: whole
    /// numbers up to 2^53 that, divided by their common divisor, leave few different sums. Other costs, such as measured times,
    /// are rounded to a grid, which bounds the memory.
    /// </summary>
    public double Tolerance => _costs.Tolerance;

    /// <summary>The cells; NaN if a cell isn't allowed.</summary>
    internal InfoTable Table { get; }

    /// <summary>The allowed choices of each layer.</summary>
    internal IReadOnlyList<LayerChoices> Layers { get; }

    /// <summary>The base cost, which every architecture has.</summary>
    internal double Base { get; }

    /// <summary>Gets a percentile: the smallest cost that the given share of all architectures doesn't exceed.</summary>
    /// <param name="share">The share, from 0 (the minimum) to 1 (the maximum); 0.5 is the median. Only its first 15 digits count.</param>
    /// <returns>The cost, including the fixed stages; its error is at most <see cref="Tolerance"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share isn't from 0 to 1.</exception>
    public double Percentile(double share)
    {
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be from 0 to 1.");
        return _costs.Percentile(share);
    }

    /// <summary>
    /// Gets the architectures whose cost is in a range. If <see cref="Tolerance"/> isn't 0, the set excludes architectures
    /// nearer than that to an end of the range, so that every architecture in the set is certainly in the range.
    /// </summary>
    /// <param name="constraint">The range, including the fixed stages; its metric must be the metric of these statistics.</param>
    /// <returns>The set; it may be empty.</returns>
    /// <exception cref="ArgumentException">The constraint has a different metric.</exception>
    public ArchitectureSet Within(ConstraintCfg constraint)
    {
        CheckMetric(constraint);
        return new(Layers, _costs.Within(constraint.AtLeast, constraint.AtMost));
    }

    /// <summary>Checks that a constraint has the metric of these statistics.</summary>
    /// <exception cref="ArgumentException">The constraint has a different metric.</exception>
    internal void CheckMetric(ConstraintCfg constraint)
    {
        if (constraint.Metric != Metric)
            throw new ArgumentException(
                $"The constraint {constraint} limits {constraint.Metric}, but the statistics are for {Metric}.", nameof(constraint));
    }
}
