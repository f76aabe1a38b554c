namespace Osnas;

/// <summary>The options of a layer of a knapsack problem.</summary>
/// <param name="scores">The score of each option.</param>
/// <param name="costs">The costs, by metric and option.</param>
internal sealed class KnapsackLayer(double[] scores, double[][] costs)
{
    /// <summary>The score of each option.</summary>
    public double[] Scores { get; } = scores;

    /// <summary>The costs, by metric and option.</summary>
    public double[][] Costs { get; } = costs;

    /// <summary>The number of options.</summary>
    public int Count => Scores.Length;
}
