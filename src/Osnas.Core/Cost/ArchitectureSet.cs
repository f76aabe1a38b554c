using System.Numerics;

namespace Osnas;

/// <summary>
/// The architectures of a space whose cost is in a range, without enumeration: their number, any one by its rank,
/// one at random, and the best by a score. See <see cref="CostStatistics.Within"/>.
/// </summary>
public sealed class ArchitectureSet
{
    private readonly IReadOnlyList<LayerChoices> _layers;
    private readonly ArchitectureRange _range;

    internal ArchitectureSet(IReadOnlyList<LayerChoices> layers, ArchitectureRange range) => (_layers, _range) = (layers, range);

    /// <summary>The number of architectures.</summary>
    public BigInteger Count => _range.Count;

    /// <summary>An architecture.</summary>
    /// <param name="rank">From 0 to below <see cref="Count"/>: each rank is another architecture.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    public Architecture this[BigInteger rank] => rank >= 0 && rank < Count
        ? ToArchitecture(_range.Unrank(rank))
        : throw new ArgumentOutOfRangeException(nameof(rank), $"The rank {Words.Number(rank)} isn't in a set of {Words.Number(Count)}.");

    /// <summary>Draws an architecture, each with equal probability.</summary>
    /// <param name="random">The random numbers to draw from.</param>
    /// <returns>The architecture.</returns>
    /// <exception cref="InvalidOperationException">The set is empty.</exception>
    public Architecture Sample(Random random)
    {
        if (Count.IsZero)
            throw new InvalidOperationException("There is no architecture in the set.");
        return this[Draw(random, Count)];
    }

    /// <summary>
    /// The architecture of the greatest sum of scores, exactly. The sub-blocks of a unified layer may have its
    /// candidates in any order, of which the best counts; the architecture is in canonical order.
    /// </summary>
    /// <param name="scores">The score of each candidate in each row of choices; negative infinity forbids one.</param>
    /// <returns>The architecture, or null if the set is empty or all in it are forbidden.</returns>
    /// <exception cref="ArgumentException">There are fewer scores than cells, or one is no number.</exception>
    public Architecture? FindBest(double[,] scores)
    {
        foreach (var layer in _layers)
            ScoreRules.Check(scores, layer);
        return _range.FindBest([.. _layers.Select(layer => layer.ScoresIn(scores))]) is { } best ? ToArchitecture(best) : null;
    }

    private Architecture ToArchitecture(int[] choices) => new(_layers.SelectMany((layer, index) => layer[choices[index]]));

    /// <summary>A number from 0 to below a bound, each with equal probability.</summary>
    private static BigInteger Draw(Random random, BigInteger bound)
    {
        // As many bytes as the bound has, and one more for the sign.
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
