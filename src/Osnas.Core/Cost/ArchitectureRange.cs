using System.Numerics;

namespace Osnas;

/// <summary>The architectures whose cost is in a range. Each is represented by the index of the choice of each layer.</summary>
internal abstract class ArchitectureRange
{
    /// <summary>The number of architectures.</summary>
    public abstract BigInteger Count { get; }

    /// <summary>Gets an architecture by its rank.</summary>
    /// <param name="rank">The rank, from 0 to below <see cref="Count"/>. Each rank has a different architecture.</param>
    public abstract int[] Unrank(BigInteger rank);

    /// <summary>Finds the architecture with the greatest sum of scores.</summary>
    /// <param name="scores">The score of each choice in each layer; negative infinity excludes the choice.</param>
    /// <returns>The choices, or null if no allowed architecture is in the range.</returns>
    public abstract int[]? FindBest(double[][] scores);
}
