using System.Numerics;

namespace Osnas;

/// <summary>How many architectures have which cost: every sum of one part with every sum of the other.</summary>
internal sealed class CostDistribution
{
    // Of a sum of a million doubles, all above 0.
    private const double RelativeError = 1e-9;
    private const decimal Whole = 1_000_000_000_000_000_000;

    private readonly PartCounts _outer;
    private readonly PartCounts _inner;

    /// <summary>Counts.</summary>
    /// <param name="layers">What can be chosen.</param>
    /// <param name="costs">The cost of each choice in each layer.</param>
    public CostDistribution(IReadOnlyList<LayerChoices> layers, double[][] costs)
    {
        Layers = layers;
        var grid = Grid = CostGrid.Create(costs);
        (_outer, _inner) = (PartCounts.Create(grid.Left), PartCounts.Create(grid.Right));
        if (_outer.Sums.Length > _inner.Sums.Length)
            (_outer, _inner) = (_inner, _outer);
    }

    /// <summary>What can be chosen.</summary>
    public IReadOnlyList<LayerChoices> Layers { get; }

    /// <summary>The costs.</summary>
    public CostGrid Grid { get; }

    /// <summary>The part of fewer sums.</summary>
    public PartCounts Outer => _outer;

    /// <summary>The part of more sums.</summary>
    public PartCounts Inner => _inner;

    /// <summary>The architecture of a choice in each layer.</summary>
    /// <param name="choices">The index of the choice, by layer.</param>
    public Architecture ToArchitecture(int[] choices) => new(Layers.SelectMany((layer, index) => layer[choices[index]]));

    /// <summary>The least number of steps that a share of all architectures doesn't exceed.</summary>
    public long Percentile(double share)
    {
        var count = _outer.UpTo(_outer.Sums.Length - 1) * _inner.UpTo(_inner.Sums.Length - 1);

        // As a decimal, 0.8 of five is four: the nearest double is a little more.
        var parts = new BigInteger((decimal)share * Whole);
        var rank = BigInteger.Max(1, ((count * parts) + new BigInteger(Whole) - 1) / new BigInteger(Whole));
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

    /// <summary>For each sum of the outer part, in order, the index of the greatest inner sum that makes no more than some steps with it; -1 if there is none.</summary>
    public int[] LastInner(long steps)
    {
        var (outer, inner) = (_outer.Sums, _inner.Sums);
        var lasts = new int[outer.Length];
        var last = inner.Length - 1;
        for (var index = 0; index < outer.Length; index++)
        {
            last = LastUpTo(inner, steps - outer[index], last);
            lasts[index] = last;
        }

        return lasts;
    }

    /// <summary>The index of the last sum up to the most, going down from one; -1 if there is none.</summary>
    private static int LastUpTo(long[] sums, long most, int index)
    {
        while (index >= 0 && sums[index] > most)
            index--;
        return index;
    }

    /// <summary>Whether that many architectures have up to some steps; exact, though nearly always by approximation.</summary>
    private bool CountsAtLeast(long steps, BigInteger rank)
    {
        var (outer, inner, ofOuter, ofInner) = (_outer.Sums, _inner.Sums, _outer.Approximate, _inner.Approximate);
        var (wanted, near, before, last) = ((double)rank, 0.0, 0.0, inner.Length - 1);
        for (var index = 0; index < outer.Length; index++)
        {
            last = LastUpTo(inner, steps - outer[index], last);
            if (last < 0)
                break;
            near += (ofOuter[index] - before) * ofInner[last];
            before = ofOuter[index];
        }

        if (!double.IsInfinity(wanted) && Math.Abs(near - wanted) > RelativeError * wanted)
            return near > wanted;
        var count = LastInner(steps).Select((last, index) => _outer.Of(index) * _inner.UpTo(last)).Aggregate(BigInteger.Zero, BigInteger.Add);
        return count >= rank;
    }
}
