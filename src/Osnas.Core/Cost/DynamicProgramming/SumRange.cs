using System.Numerics;

namespace Osnas;

/// <summary>The architectures whose sum of steps is in a range. Ranks follow the sums of both parts.</summary>
internal sealed class SumRange : ArchitectureRange
{
    private readonly SumDistribution _distribution;
    private readonly long _from;
    private readonly long _to;

    // Needed only to find an architecture by its rank.
    private readonly Lazy<Ranks> _ranks;

    /// <summary>Initializes a range.</summary>
    /// <param name="distribution">The number of architectures with each sum.</param>
    /// <param name="from">The minimum number of steps.</param>
    /// <param name="to">The maximum number of steps.</param>
    public SumRange(SumDistribution distribution, long from, long to)
    {
        _distribution = distribution;
        (_from, _to) = (from, to);
        Count = BigInteger.Max(0, distribution.CountUpTo(to) - distribution.CountUpTo(from - 1));
        _ranks = new(() => new(distribution, from, to));
    }

    /// <inheritdoc/>
    public override BigInteger Count { get; }

    /// <inheritdoc/>
    public override int[] Unrank(BigInteger rank)
    {
        var (outer, inner, ranks) = (_distribution.Outer, _distribution.Inner, _ranks.Value);
        var outerIndex = FirstAbove(ranks.UpTo, rank);
        var within = rank - (outerIndex == 0 ? 0 : ranks.UpTo[outerIndex - 1]);
        var innerRank = BigInteger.DivRem(within, outer.Of(outerIndex), out var outerRank) + inner.UpTo(ranks.Before[outerIndex]);
        var innerIndex = inner.FirstAbove(innerRank);
        var choices = new int[_distribution.Grid.Left.Layers.Count + _distribution.Grid.Right.Layers.Count];
        outer.Unrank(outerIndex, outerRank, choices);
        inner.Unrank(innerIndex, innerRank - inner.UpTo(innerIndex - 1), choices);
        return choices;
    }

    /// <inheritdoc/>
    public override int[]? FindBest(double[][] scores) =>
        new MaxPlusSearch(_distribution.Grid.Left, _distribution.Grid.Right, scores).Find(_from, _to);

    private static int FirstAbove(BigInteger[] upTo, BigInteger rank)
    {
        var (low, high) = (0, upTo.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (upTo[middle] > rank)
                high = middle;
            else
                low = middle + 1;
        }

        return low;
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

        /// <summary>The index before the first inner sum in the range.</summary>
        public int[] Before { get; }

        /// <summary>The number of architectures of all outer sums up to this one.</summary>
        public BigInteger[] UpTo { get; }
    }
}
