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
        Range = Steps.Max();
        Divisor = Steps.Aggregate(0L, GridPart.CommonDivisor);
        Different = Steps.Distinct().Count();
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
}
