using System.Numerics;

namespace Osnas;

/// <summary>The architectures whose cost is in a range, as the indexes of their choices by layer.</summary>
internal abstract class ArchitectureRange
{
    /// <summary>The number of architectures.</summary>
    public abstract BigInteger Count { get; }

    /// <summary>The architecture of a rank.</summary>
    /// <param name="rank">From 0 to below <see cref="Count"/>: each rank is another architecture.</param>
    public abstract int[] Unrank(BigInteger rank);

    /// <summary>The architecture of the greatest sum of scores.</summary>
    /// <param name="scores">The score of each choice in each layer; negative infinity forbids one.</param>
    /// <returns>The choices, or null if none is in the range and allowed.</returns>
    public abstract int[]? FindBest(double[][] scores);
}
