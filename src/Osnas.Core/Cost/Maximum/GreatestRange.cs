using System.Numerics;

namespace Osnas;

/// <summary>
/// The architectures whose most expensive layer is in a range. No layer can cost more than the upper end, and at least
/// one must reach the lower end. Architectures are grouped by the first layer that does.
/// </summary>
internal sealed class GreatestRange : ArchitectureRange
{
    // By layer: the choices up to the upper end of the range; those of them that reach the lower end; and the others.
    private readonly int[][] _all;
    private readonly int[][] _high;
    private readonly int[][] _low;

    /// <summary>Initializes a range.</summary>
    /// <param name="costs">The cost of each choice in each layer.</param>
    /// <param name="baseCost">The base cost, which every architecture has.</param>
    /// <param name="atLeast">The lower end.</param>
    /// <param name="atMost">The upper end.</param>
    public GreatestRange(double[][] costs, double baseCost, double atLeast, double atMost)
    {
        _all = Array.ConvertAll(costs, layer => Choices(layer, cost => baseCost <= atMost && cost <= atMost));
        _high = _all
            .Select((layer, index) => layer.Where(choice => Math.Max(baseCost, costs[index][choice]) >= atLeast).ToArray())
            .ToArray();
        _low = _all.Select((layer, index) => layer.Except(_high[index]).ToArray()).ToArray();
        Count = Product(_all, 0, costs.Length) - Product(_low, 0, costs.Length);
    }

    /// <inheritdoc/>
    public override BigInteger Count { get; }

    /// <inheritdoc/>
    public override int[] Unrank(BigInteger rank)
    {
        for (var first = 0; ; first++)
        {
            var count = CountOf(first);
            if (rank < count)
                return Unrank(rank, [.. _low.Take(first), _high[first], .. _all.Skip(first + 1)]);
            rank -= count;
        }
    }

    /// <inheritdoc/>
    public override int[]? FindBest(double[][] scores)
    {
        var best = scores.Select((layer, index) => Best(_all[index], layer)).ToArray();
        if (best.Any(choice => choice is null))
            return null;
        int[]? found = null;
        for (var layer = 0; layer < scores.Length; layer++)
        {
            if (Best(_high[layer], scores[layer]) is not { } high)
                continue;
            var choices = best.Select((choice, index) => index == layer ? high : choice!.Value).ToArray();
            if (found is null || Score(choices) > Score(found))
                found = choices;
        }

        return found;

        double Score(int[] choices) => choices.Select((choice, layer) => scores[layer][choice]).Sum();
    }

    /// <summary>Counts the architectures with a given first layer that reaches the lower end.</summary>
    private BigInteger CountOf(int first) => Product(_low, 0, first) * _high[first].Length * Product(_all, first + 1, _all.Length);

    private static int[] Unrank(BigInteger rank, int[][] choices)
    {
        var chosen = new int[choices.Length];
        for (var layer = choices.Length - 1; layer >= 0; layer--)
        {
            rank = BigInteger.DivRem(rank, choices[layer].Length, out var choice);
            chosen[layer] = choices[layer][(int)choice];
        }

        return chosen;
    }

    private static BigInteger Product(int[][] choices, int from, int to)
    {
        var product = BigInteger.One;
        for (var layer = from; layer < to; layer++)
            product *= choices[layer].Length;
        return product;
    }

    private static int[] Choices(double[] costs, Func<double, bool> isIn) =>
        Enumerable.Range(0, costs.Length).Where(choice => isIn(costs[choice])).ToArray();

    /// <summary>Finds the choice with the greatest score; null if all are excluded.</summary>
    private static int? Best(int[] choices, double[] scores)
    {
        int? best = null;
        foreach (var choice in choices)
        {
            if (scores[choice] > (best is { } known ? scores[known] : double.NegativeInfinity))
                best = choice;
        }

        return best;
    }
}
