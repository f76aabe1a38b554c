namespace Osnas;

/// <summary>The costs of all architectures of a space in which the costs of layers add up.</summary>
internal sealed class SummedCosts : ArchitectureCosts
{
    private readonly Lazy<SumDistribution> _distribution;

    /// <summary>Computes extremes and mean immediately, everything else on first use.</summary>
    /// <param name="table">The cells.</param>
    /// <param name="baseCost">The base cost, which every architecture has.</param>
    /// <param name="layers">The choices of each layer.</param>
    public SummedCosts(InfoTable table, double baseCost, IReadOnlyList<LayerChoices> layers)
        : base(layers)
    {
        var costs = layers.Select(layer => layer.CostsIn(table)).ToArray();
        _distribution = new(() => new(costs));
        var (cheapest, mostExpensive) = (new int[costs.Length], new int[costs.Length]);
        for (var layer = 0; layer < costs.Length; layer++)
        {
            cheapest[layer] = FirstExtreme(costs[layer], sign: -1);
            mostExpensive[layer] = FirstExtreme(costs[layer], sign: 1);
        }

        Cheapest = ToArchitecture(cheapest);
        MostExpensive = ToArchitecture(mostExpensive);
        Min = table.Total(baseCost, Cheapest);
        Max = table.Total(baseCost, MostExpensive);
        Mean = baseCost + SumOfMeans(costs);
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
    public override double Tolerance => Grid.Tolerance;

    /// <summary>The first of the greatest costs, or of the smallest ones if the sign is negative.</summary>
    private static int FirstExtreme(double[] costs, int sign)
    {
        var extreme = 0;
        for (var choice = 1; choice < costs.Length; choice++)
        {
            if (sign * costs[choice] > sign * costs[extreme])
                extreme = choice;
        }

        return extreme;
    }

    private static double SumOfMeans(double[][] costs)
    {
        var means = 0d;
        foreach (var layer in costs)
        {
            var sum = 0d;
            foreach (var cost in layer)
                sum += cost;
            means += sum / layer.Length;
        }

        return means;
    }

    private CostGrid Grid => _distribution.Value.Grid;

    /// <inheritdoc/>
    public override double Percentile(double share) => Min + (_distribution.Value.StepsOf(RankOf(share)) * Grid.Unit);

    /// <inheritdoc/>
    public override ArchitectureRange Within(double atLeast, double atMost)
    {
        var (margin, last) = (Grid.Tolerance / Grid.Unit, (double)Grid.Range);
        var from = atLeast <= Min ? 0 : Math.Ceiling(((atLeast - Min) / Grid.Unit) + margin);
        var to = atMost >= Max ? last : Math.Floor(((atMost - Min) / Grid.Unit) - margin);
        return new SumRange(_distribution.Value, (long)Math.Min(from, last + 1), (long)Math.Max(to, -1));
    }
}
