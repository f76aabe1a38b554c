namespace Osnas;

/// <summary>The range of a cost.</summary>
/// <param name="fixedCost">The cost of what isn't chosen.</param>
/// <param name="atLeast">The least cost, that included.</param>
/// <param name="atMost">The greatest cost, that included.</param>
internal sealed class KnapsackRange(double fixedCost, double atLeast, double atMost)
{
    /// <summary>The least sum of what is chosen; nearly, where costs aren't whole.</summary>
    public double From { get; } = atLeast - fixedCost;

    /// <summary>The greatest sum of what is chosen; nearly, where costs aren't whole.</summary>
    public double To { get; } = atMost - fixedCost;

    /// <summary>Whether a sum of what is chosen is in the range, exactly.</summary>
    public bool Has(double sum) => fixedCost + sum >= atLeast && fixedCost + sum <= atMost;
}
