using System.Numerics;

namespace Osnas;

/// <summary>
/// The architectures of a space whose cost is in a range. Without enumeration, it gives their number, an architecture
/// by rank, a random architecture, and the architecture with the best score. See <see cref="CostStatistics.Within"/>.
/// </summary>
public sealed class ArchitectureSet
{
    private readonly IReadOnlyList<LayerChoices> _layers;
    private readonly ArchitectureRange _range;

    internal ArchitectureSet(IReadOnlyList<LayerChoices> layers, ArchitectureRange range) => (_layers, _range) = (layers, range);

    /// <summary>The number of architectures.</summary>
    public BigInteger Count => _range.Count;

    /// <summary>Gets an architecture by its rank.</summary>
    /// <param name="rank">The rank, from 0 to below <see cref="Count"/>. Each rank has a different architecture.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rank is out of range.</exception>
    public Architecture this[BigInteger rank] => rank >= 0 && rank < Count
        ? ToArchitecture(_range.Unrank(rank))
        : throw new ArgumentOutOfRangeException(
            nameof(rank), $"The rank is {Words.Number(rank)}; it must be from 0 to below {Words.Number(Count)}.");

    /// <summary>Draws an architecture from the uniform distribution.</summary>
    /// <param name="random">The random number generator.</param>
    /// <returns>The architecture.</returns>
    /// <exception cref="InvalidOperationException">The set is empty.</exception>
    public Architecture Sample(Random random)
    {
        if (Count.IsZero)
            throw new InvalidOperationException("The set has no architectures.");
        return this[Draw(random, Count)];
    }

    /// <summary>
    /// Finds the architecture with the greatest sum of scores; the result is exact. In a unified layer, the order of the
    /// candidates makes no difference to the network, so the order with the greatest sum counts. The result is in canonical
    /// order.
    /// </summary>
    /// <param name="scores">The score of each candidate in each row of choices; negative infinity excludes the candidate.</param>
    /// <returns>The architecture, or null if the set is empty or has only excluded architectures.</returns>
    /// <exception cref="ArgumentException">There are fewer scores than cells, or a score is NaN or positive infinity.</exception>
    public Architecture? FindBest(double[,] scores)
    {
        foreach (var layer in _layers)
            ScoreRules.Check(scores, layer);
        return _range.FindBest([.. _layers.Select(layer => layer.ScoresIn(scores))]) is { } best ? ToArchitecture(best) : null;
    }

    private Architecture ToArchitecture(int[] choices) => LayerChoices.Combine(_layers, choices);

    /// <summary>Draws a number from 0 to below a bound from the uniform distribution.</summary>
    private static BigInteger Draw(Random random, BigInteger bound)
    {
        // The bytes of the bound, and one more byte for the sign.
        var bytes = new byte[bound.ToByteArray().Length + 1];
        var last = bytes.Length - 1;
        var possible = BigInteger.One << (8 * last);
        BigInteger drawn;
        do
        {
            random.NextBytes(bytes);
            bytes[last] = 0;
            drawn = new(bytes);
        }
        while (drawn >= possible - (possible % bound));
        return drawn % bound;
    }
}
