using System.Numerics;

namespace Osnas;

/// <summary>
/// The costs of all architectures of a space in which only the most expensive layer counts. An architecture costs no
/// more than a bound if none of its choices does, so counts are products over the layers and everything is exact.
/// </summary>
internal sealed class GreatestCosts : ArchitectureCosts
{
    private readonly double[][] _costs;
    private readonly double[][] _sorted;
    private readonly double _base;

    // The possible costs of an architecture, in ascending order.
    private readonly double[] _levels;

    /// <summary>Initializes the costs.</summary>
    /// <param name="table">The cells.</param>
    /// <param name="baseCost">The base cost, which every architecture has.</param>
    /// <param name="layers">The choices of each layer.</param>
    public GreatestCosts(InfoTable table, double baseCost, IReadOnlyList<LayerChoices> layers)
        : base(layers)
    {
        _base = baseCost;
        _costs = [.. layers.Select(layer => layer.CostsIn(table))];
        _sorted = Array.ConvertAll(_costs, layer => layer.OrderBy(cost => cost).ToArray());
        Min = Math.Max(baseCost, _sorted.Max(layer => layer[0]));
        Max = Math.Max(baseCost, _sorted.Max(layer => layer[layer.Length - 1]));
        _levels = [.. _costs.SelectMany(layer => layer).Where(cost => cost > Min).Append(Min).Distinct().OrderBy(cost => cost)];
        Cheapest = ToArchitecture(Array.ConvertAll(_costs, layer => Array.FindIndex(layer, cost => cost <= Min)));
        MostExpensive = ToArchitecture(FindMostExpensive());
        Mean = ComputeMean();
    }

    /// <inheritdoc/>
    public override Architecture Cheapest { get; }

    /// <inheritdoc/>
    public override Architecture MostExpensive { get; }

    /// <inheritdoc/>
    public override double Min { get; }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Max { get; }

    /// <inheritdoc/>
    public override double Tolerance => 0;

    /// <inheritdoc/>
    public override double Percentile(double share)
    {
        var rank = RankOf(share);
        var (low, high) = (0, _levels.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (CountUpTo(_levels[middle]) >= rank)
                high = middle;
            else
                low = middle + 1;
        }

        return _levels[low];
    }

    /// <inheritdoc/>
    public override ArchitectureRange Within(double atLeast, double atMost) => new GreatestRange(_costs, _base, atLeast, atMost);

    /// <summary>Takes the first choice in each layer. If none of them has the maximum cost, the last layer that can have it does.</summary>
    private int[] FindMostExpensive()
    {
        var choices = new int[_costs.Length];
        if (_base < Max && _costs.All(layer => layer[0] < Max))
        {
            var last = Array.FindLastIndex(_costs, layer => layer.Contains(Max));
            choices[last] = Array.IndexOf(_costs[last], Max);
        }

        return choices;
    }

    private double ComputeMean()
    {
        var (mean, before) = (0.0, 0.0);
        foreach (var level in _levels)
        {
            var upTo = _sorted.Aggregate(1.0, (share, layer) => share * CountUpTo(layer, level) / layer.Length);
            mean += level * (upTo - before);
            before = upTo;
        }

        return mean;
    }

    private BigInteger CountUpTo(double level) => _sorted.Aggregate(BigInteger.One, (count, layer) => count * CountUpTo(layer, level));

    /// <summary>Counts the choices of a layer that cost no more than a level.</summary>
    private static int CountUpTo(double[] sorted, double level)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] <= level)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
