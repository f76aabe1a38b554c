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
        Layers = layers.OrderByDescending(layer => layer.Divisor).ThenBy(layer => layer.Index).ToArray();
        Range = Layers.Sum(layer => layer.Range);
        Divisor = Math.Max(1, Layers.Aggregate(0L, (divisor, layer) => CommonDivisor(divisor, layer.Divisor)));
        MostSums = BoundSums(Layers);
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
            var bits = 0;
            for (var count = Layers.Aggregate(BigInteger.One, (count, layer) => count * layer.Steps.Length); !count.IsZero; count >>= 1)
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
            ordered.Push(left.OrderBy(layer => PlacesWithout(left, layer)).First());
            left.Remove(ordered.Peek());
        }

        return ordered;
    }

    /// <summary>The greatest common divisor, by Euclid's algorithm.</summary>
    public static long CommonDivisor(long first, long second)
    {
        while (second != 0)
            (first, second) = (second, first % second);
        return first;
    }

    /// <summary>Layers of one divisor have few sums; adding those of the next, each sum occurs with each, or all share a divisor.</summary>
    private static double BoundSums(IEnumerable<GridLayer> layers)
    {
        var (sums, range, divisor) = (1.0, 0L, 0L);
        foreach (var sharing in layers.GroupBy(layer => layer.Divisor))
        {
            var (own, all) = (sharing.Sum(layer => layer.Range), sharing.Aggregate(1.0, (product, layer) => product * layer.Different));
            range += own;
            divisor = CommonDivisor(divisor, sharing.Key);
            sums = Math.Min(Places(range, divisor), sums * Math.Min(Places(own, sharing.Key), all));
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
