using System.Numerics;

namespace Osnas;

/// <summary>The number of architectures with each cost: every sum of one part with every sum of the other.</summary>
internal sealed class SumDistribution
{
    // The relative rounding error of a sum of a million positive doubles.
    private const double RelativeError = 1e-9;

    // Those of a whole number in a decimal.
    private const int DecimalBits = 96;

    private readonly StateCounts _outer;
    private readonly StateCounts _inner;

    /// <summary>Computes the counts.</summary>
    /// <param name="costs">The cost of each choice in each layer.</param>
    public SumDistribution(double[][] costs)
    {
        var grid = Grid = CostGrid.Create(costs);
        (_outer, _inner) = (StateCounts.Create(grid.Left), StateCounts.Create(grid.Right));
        if (_outer.Reached > _inner.Reached)
            (_outer, _inner) = (_inner, _outer);
        IsDecimal = grid.Left.CountBits + grid.Right.CountBits <= DecimalBits;
    }

    /// <summary>The costs.</summary>
    public CostGrid Grid { get; }

    /// <summary>Whether all numbers of architectures are exact as decimals.</summary>
    public bool IsDecimal { get; }

    /// <summary>The part with fewer sums.</summary>
    public StateCounts Outer => _outer;

    /// <summary>The part with more sums.</summary>
    public StateCounts Inner => _inner;

    /// <summary>Finds the smallest number of steps that a number of architectures don't exceed.</summary>
    /// <param name="rank">The number of architectures, at least 1.</param>
    public long StepsOf(BigInteger rank)
    {
        var (low, high) = (0L, Grid.Range);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (CountsAtLeast(middle, rank))
                high = middle;
            else
                low = middle + 1;
        }

        return low;
    }

    /// <summary>Counts the architectures with at most some steps.</summary>
    public BigInteger CountUpTo(long steps)
    {
        var lasts = LastInner(steps);
        if (IsDecimal)
        {
            var count = 0M;
            for (var index = 0; index < lasts.Length; index++)
                count += _outer.DecimalOf(index) * _inner.DecimalUpTo(lasts[index]);
            return new(count);
        }

        return lasts.Select((last, index) => _outer.Of(index) * _inner.UpTo(last)).Aggregate(BigInteger.Zero, BigInteger.Add);
    }

    /// <summary>
    /// For each sum of the outer part, in order, gives the index of the greatest inner sum that adds up to at most some
    /// steps with it; -1 if there is none.
    /// </summary>
    public int[] LastInner(long steps)
    {
        var lasts = new int[_outer.Sums.Count];
        var last = _inner.Sums.Count - 1;
        for (var index = 0; index < lasts.Length; index++)
            lasts[index] = last = _inner.Sums.LastUpTo(steps - _outer.Sums[index], last);
        return lasts;
    }

    /// <summary>Whether a number of architectures have at most some steps. Exact; an approximation nearly always decides.</summary>
    private bool CountsAtLeast(long steps, BigInteger rank)
    {
        var (wanted, near) = ((double)rank, _inner.ApproximateWith(_outer, steps));
        return !double.IsInfinity(wanted) && Math.Abs(near - wanted) > RelativeError * wanted
            ? near > wanted
            : CountUpTo(steps) >= rank;
    }
}
