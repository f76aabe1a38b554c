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
        var outerIndex = ranks.Find(ref rank);
        var innerRank = BigInteger.DivRem(rank, outer.Of(outerIndex), out var outerRank) + inner.UpTo(ranks.Before[outerIndex]);
        var innerIndex = inner.FirstAbove(innerRank);
        var choices = new int[_distribution.Grid.Left.Layers.Count + _distribution.Grid.Right.Layers.Count];
        outer.Unrank(outerIndex, outerRank, choices);
        inner.Unrank(innerIndex, innerRank - inner.UpTo(innerIndex - 1), choices);
        return choices;
    }

    /// <inheritdoc/>
    public override int[]? FindBest(double[][] scores) =>
        new MaxPlusSearch(_distribution.Grid.Left, _distribution.Grid.Right, scores).Find(_from, _to);

    /// <summary>Of each sum of the outer part: how many architectures it has, with those of all smaller ones.</summary>
    private sealed class Ranks
    {
        // One of them. Decimals, where they are exact, take a tenth of the time.
        private readonly decimal[] _decimals = [];
        private readonly BigInteger[] _numbers = [];

        public Ranks(SumDistribution distribution, long from, long to)
        {
            var (outer, inner) = (distribution.Outer, distribution.Inner);
            var (before, lasts) = (distribution.LastInner(from - 1), distribution.LastInner(to));
            Before = before;
            if (distribution.IsDecimal)
                _decimals = Accumulate(
                    0M,
                    (count, index) =>
                        count + (outer.DecimalOf(index) * (inner.DecimalUpTo(lasts[index]) - inner.DecimalUpTo(before[index]))));
            else
                _numbers = Accumulate(
                    BigInteger.Zero,
                    (count, index) => count + (outer.Of(index) * (inner.UpTo(lasts[index]) - inner.UpTo(before[index]))));
            outer.PrepareToUnrank(to);
            inner.PrepareToUnrank(to);

            T[] Accumulate<T>(T count, Func<T, int, T> add)
            {
                var upTo = new T[lasts.Length];
                for (var index = 0; index < upTo.Length; index++)
                    upTo[index] = count = lasts[index] > before[index] ? add(count, index) : count;
                return upTo;
            }
        }

        /// <summary>The index before the first inner sum in the range.</summary>
        public int[] Before { get; }

        /// <summary>Finds the sum of an architecture by its rank, which becomes that among the architectures of the sum.</summary>
        public int Find(ref BigInteger rank)
        {
            var isDecimal = _decimals.Length > 0;
            var index = isDecimal ? FirstAbove(_decimals, (decimal)rank) : FirstAbove(_numbers, rank);
            if (index > 0)
                rank -= isDecimal ? new(_decimals[index - 1]) : _numbers[index - 1];
            return index;
        }

        private static int FirstAbove<T>(T[] upTo, T rank)
            where T : IComparable<T>
        {
            var (low, high) = (0, upTo.Length - 1);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (upTo[middle].CompareTo(rank) > 0)
                    high = middle;
                else
                    low = middle + 1;
            }

            return low;
        }
    }
}
