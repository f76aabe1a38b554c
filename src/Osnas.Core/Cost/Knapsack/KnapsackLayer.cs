namespace Osnas;

/// <summary>The options of a layer.</summary>
/// <param name="scores">The score of each option.</param>
/// <param name="costs">The costs: of each metric those of the options.</param>
internal sealed class KnapsackLayer(double[] scores, double[][] costs)
{
    /// <summary>The score of each option.</summary>
    public double[] Scores { get; } = scores;

    /// <summary>The costs: of each metric those of the options.</summary>
    public double[][] Costs { get; } = costs;

    /// <summary>The number of options.</summary>
    public int Count => Scores.Length;
}
