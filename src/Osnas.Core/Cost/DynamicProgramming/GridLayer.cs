namespace Osnas;

/// <summary>A layer on the grid of costs.</summary>
internal sealed class GridLayer
{
    /// <summary>Initializes a layer.</summary>
    /// <param name="index">The search layer.</param>
    /// <param name="steps">The steps of each choice.</param>
    public GridLayer(int index, long[] steps)
    {
        Index = index;
        Steps = steps;
        var sorted = (long[])steps.Clone();
        Array.Sort(sorted);
        Range = sorted[sorted.Length - 1];
        Different = 1;
        for (var place = 0; place < sorted.Length; place++)
        {
            Divisor = GridPart.CommonDivisor(Divisor, sorted[place]);
            if (place > 0 && sorted[place] != sorted[place - 1])
                Different++;
        }
    }

    /// <summary>The search layer.</summary>
    public int Index { get; }

    /// <summary>The steps of each choice; see <see cref="LayerChoices"/>.</summary>
    public long[] Steps { get; }

    /// <summary>The maximum number of steps; the minimum is 0.</summary>
    public long Range { get; }

    /// <summary>The greatest common divisor of the steps; 0 if all are 0.</summary>
    public long Divisor { get; }

    /// <summary>The distinct numbers of steps.</summary>
    public int Different { get; }

    /// <summary>The weight of each choice in a semiring.</summary>
    public double[] WeightsIn<T>(ISemiring<T> semiring)
    {
        var weights = new double[Steps.Length];
        for (var choice = 0; choice < weights.Length; choice++)
            weights[choice] = semiring.Weigh(Index, choice);
        return weights;
    }
}
