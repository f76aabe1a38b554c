namespace Osnas;

/// <summary>The range of a cost.</summary>
/// <param name="fixedCost">The fixed part of the cost.</param>
/// <param name="atLeast">The minimum cost, including the fixed part.</param>
/// <param name="atMost">The maximum cost, including the fixed part.</param>
internal sealed class KnapsackRange(double fixedCost, double atLeast, double atMost)
{
    /// <summary>The minimum sum of the chosen options; approximate if costs aren't whole numbers.</summary>
    public double From { get; } = atLeast - fixedCost;

    /// <summary>The maximum sum of the chosen options; approximate if costs aren't whole numbers.</summary>
    public double To { get; } = atMost - fixedCost;

    /// <summary>Whether a sum of the chosen options is in the range; always exact.</summary>
    public bool Has(double sum) => fixedCost + sum >= atLeast && fixedCost + sum <= atMost;
}
