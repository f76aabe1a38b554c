using System.Numerics;

namespace Osnas;

/// <summary>A part of a grid's layers. Layers with the greatest divisors come first, because they have the fewest sums.</summary>
internal sealed class GridPart
{
    // A sum in a list takes the time and memory of this many places in an array.
    private const int PlacesOfSum = 4;

    /// <summary>Initializes a part.</summary>
    /// <param name="layers">The layers, in any order.</param>
    public GridPart(IEnumerable<GridLayer> layers)
    {
        var ordered = layers.ToArray();
        Array.Sort(
            ordered,
            (first, second) =>
                first.Divisor == second.Divisor ? first.Index.CompareTo(second.Index) : second.Divisor.CompareTo(first.Divisor));
        Layers = ordered;
        (Range, Divisor) = (0, 0);
        foreach (var layer in ordered)
            (Range, Divisor) = (Range + layer.Range, CommonDivisor(Divisor, layer.Divisor));
        Divisor = Math.Max(1, Divisor);
        MostSums = BoundSums();
    }

    /// <summary>The layers, in the order in which they are summed.</summary>
    public IReadOnlyList<GridLayer> Layers { get; }

    /// <summary>The greatest sum.</summary>
    public long Range { get; }

    /// <summary>A divisor of every sum.</summary>
    public long Divisor { get; }

    /// <summary>An upper bound of the number of different sums.</summary>
    public double MostSums { get; }

    /// <summary>Whether an array of all possible sums is better than a list of the reached sums.</summary>
    public bool IsDense => Places(Range, Divisor) <= PlacesOfSum * MostSums;

    /// <summary>The number of bits for the number of choices.</summary>
    public int CountBits
    {
        get
        {
            var (bits, count) = (0, BigInteger.One);
            foreach (var layer in Layers)
                count *= layer.Steps.Length;
            for (; !count.IsZero; count >>= 1)
                bits++;
            return bits;
        }
    }

    /// <summary>
    /// Orders the layers so that partial sums have few places: the last layer is the one without which the others have
    /// the fewest places.
    /// </summary>
    public IEnumerable<GridLayer> ByFewestPlaces()
    {
        var (left, ordered) = (Layers.ToList(), new Stack<GridLayer>());
        while (left.Count > 0)
        {
            var (last, fewest) = (left[0], double.PositiveInfinity);
            foreach (var layer in left)
            {
                if (PlacesWithout(left, layer) is var places && places < fewest)
                    (last, fewest) = (layer, places);
            }

            ordered.Push(last);
            left.Remove(last);
        }

        return ordered;
    }

    /// <summary>The end of the layers that share a divisor, and are next to each other.</summary>
    /// <param name="first">The first of them.</param>
    public int EndOfSharing(int first)
    {
        var end = first + 1;
        while (end < Layers.Count && Layers[end].Divisor == Layers[first].Divisor)
            end++;
        return end;
    }

    /// <summary>The greatest common divisor, by Euclid's algorithm.</summary>
    public static long CommonDivisor(long first, long second)
    {
        while (second != 0)
            (first, second) = (second, first % second);
        return first;
    }

    /// <summary>Layers of one divisor have few sums; adding those of the next, each sum occurs with each, or all share a divisor.</summary>
    private double BoundSums()
    {
        var (sums, range, divisor) = (1.0, 0L, 0L);
        for (var (first, end) = (0, 0); first < Layers.Count; first = end)
        {
            end = EndOfSharing(first);
            var (own, all, shared) = (0L, 1.0, Layers[first].Divisor);
            for (var index = first; index < end; index++)
                (own, all) = (own + Layers[index].Range, all * Layers[index].Different);
            range += own;
            divisor = CommonDivisor(divisor, shared);
            sums = Math.Min(Places(range, divisor), sums * Math.Min(Places(own, shared), all));
        }

        return sums;
    }

    private static double PlacesWithout(IReadOnlyList<GridLayer> layers, GridLayer without)
    {
        var (range, divisor) = (-without.Range, 0L);
        foreach (var layer in layers)
        {
            range += layer.Range;
            divisor = layer == without ? divisor : CommonDivisor(divisor, layer.Divisor);
        }

        return Places(range, divisor);
    }

    private static double Places(long range, long divisor) => divisor == 0 ? 1 : (range / divisor) + 1;
}
