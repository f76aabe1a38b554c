using System.Numerics;

namespace Osnas;

/// <summary>
/// The architectures of a space whose cost is in a range, without enumeration: their number, any one by its rank,
/// one at random, and the best by a score. See <see cref="CostStatistics.Within"/>.
/// </summary>
public sealed class ArchitectureSet
{
    private readonly SumDistribution _distribution;
    private readonly long _from;
    private readonly long _to;

    // What is only needed to find an architecture by its rank.
    private readonly Lazy<Ranks> _ranks;

    internal ArchitectureSet(SumDistribution distribution, long from, long to)
    {
        _distribution = distribution;
        (_from, _to) = (from, to);
        Count = BigInteger.Max(0, distribution.CountUpTo(to) - distribution.CountUpTo(from - 1));
        _ranks = new(() => new(distribution, from, to));
    }

    /// <summary>The number of architectures.</summary>
    public BigInteger Count { get; }

    /// <summary>An architecture.</summary>
    /// <param name="rank">From 0 to below <see cref="Count"/>: each rank is another architecture.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such rank.</exception>
    public Architecture this[BigInteger rank]
    {
        get
        {
            if (rank < 0 || rank >= Count)
                throw new ArgumentOutOfRangeException(nameof(rank), $"The rank {Words.Number(rank)} isn't in a set of {Words.Number(Count)}.");
            var (outer, inner, ranks) = (_distribution.Outer, _distribution.Inner, _ranks.Value);
            var outerIndex = FirstAbove(ranks.UpTo.Length, index => ranks.UpTo[index], rank);
            var within = rank - (outerIndex == 0 ? 0 : ranks.UpTo[outerIndex - 1]);
            var innerRank = BigInteger.DivRem(within, outer.Of(outerIndex), out var outerRank) + inner.UpTo(ranks.Before[outerIndex]);
            var innerIndex = FirstAbove(inner.Sums.Count, inner.UpTo, innerRank);
            var choices = new int[_distribution.Layers.Count];
            outer.Unrank(outerIndex, outerRank, choices);
            inner.Unrank(innerIndex, innerRank - inner.UpTo(innerIndex - 1), choices);
            return _distribution.ToArchitecture(choices);
        }
    }

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
        foreach (var layer in _distribution.Layers)
            ScoreRules.Check(scores, layer);
        var (left, right) = (_distribution.Grid.Left, _distribution.Grid.Right);
        var best = new MaxPlusSearch(left, right, [.. _distribution.Layers.Select(layer => layer.ScoresIn(scores))]).Find(_from, _to);
        return best is null ? null : _distribution.ToArchitecture(best);
    }

    private static int FirstAbove(int count, Func<int, BigInteger> upTo, BigInteger rank)
    {
        var (low, high) = (0, count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (upTo(middle) > rank)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

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

    /// <summary>Of each sum of the outer part.</summary>
    private sealed class Ranks
    {
        public Ranks(SumDistribution distribution, long from, long to)
        {
            var (outer, inner, lasts, count) = (distribution.Outer, distribution.Inner, distribution.LastInner(to), BigInteger.Zero);
            Before = distribution.LastInner(from - 1);
            UpTo = new BigInteger[lasts.Length];
            for (var index = 0; index < lasts.Length; index++)
            {
                if (lasts[index] > Before[index])
                    count += outer.Of(index) * (inner.UpTo(lasts[index]) - inner.UpTo(Before[index]));
                UpTo[index] = count;
            }
        }

        /// <summary>The inner sums that fit begin after this index.</summary>
        public int[] Before { get; }

        /// <summary>The architectures of the outer sums up to it.</summary>
        public BigInteger[] UpTo { get; }
    }
}
