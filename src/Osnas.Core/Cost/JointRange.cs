namespace Osnas;

/// <summary>A range of costs in a metric, one of several ranges that must all be met.</summary>
/// <param name="statistics">The costs of the space.</param>
/// <param name="atLeast">The lower end.</param>
/// <param name="atMost">The upper end.</param>
internal sealed class JointRange(CostStatistics statistics, double atLeast, double atMost)
{
    /// <summary>The costs of the space.</summary>
    public CostStatistics Statistics { get; } = statistics;

    /// <summary>The lower end.</summary>
    public double AtLeast { get; } = atLeast;

    /// <summary>The upper end.</summary>
    public double AtMost { get; } = atMost;

    /// <summary>Whether the maximum over the layers counts, so that the upper end limits each choice separately.</summary>
    public bool IsGreatest { get; } = statistics.Table.Combination == MetricCombination.Maximum;

    /// <summary>Converts the range to a range of a knapsack problem.</summary>
    public KnapsackRange ToKnapsack() => new(Statistics.Base, AtLeast, AtMost);
}
