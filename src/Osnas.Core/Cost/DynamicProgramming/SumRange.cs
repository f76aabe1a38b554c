using System.Numerics;

namespace Osnas;

/// <summary>The architectures whose sum of steps is in a range: ranks count up the sums of both parts.</summary>
internal sealed class SumRange : ArchitectureRange
{
    private readonly SumDistribution _distribution;
    private readonly long _from;
    private readonly long _to;

    // What is only needed to find an architecture by its rank.
    private readonly Lazy<Ranks> _ranks;

    /// <summary>A range.</summary>
    /// <param name="distribution">The architectures of each sum.</param>
    /// <param name="from">The fewest steps.</param>
    /// <param name="to">The most.</param>
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
        var outerIndex = FirstAbove(ranks.UpTo.Length, index => ranks.UpTo[index], rank);
        var within = rank - (outerIndex == 0 ? 0 : ranks.UpTo[outerIndex - 1]);
        var innerRank = BigInteger.DivRem(within, outer.Of(outerIndex), out var outerRank) + inner.UpTo(ranks.Before[outerIndex]);
        var innerIndex = FirstAbove(inner.Sums.Count, inner.UpTo, innerRank);
        var choices = new int[_distribution.Grid.Left.Layers.Count + _distribution.Grid.Right.Layers.Count];
        outer.Unrank(outerIndex, outerRank, choices);
        inner.Unrank(innerIndex, innerRank - inner.UpTo(innerIndex - 1), choices);
        return choices;
    }

    /// <inheritdoc/>
    public override int[]? FindBest(double[][] scores) =>
        new MaxPlusSearch(_distribution.Grid.Left, _distribution.Grid.Right, scores).Find(_from, _to);

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
