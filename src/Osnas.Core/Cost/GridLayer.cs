namespace Osnas;

/// <summary>A layer on the grid of costs.</summary>
internal sealed class GridLayer
{
    /// <summary>In the place of the steps of a candidate that isn't allowed.</summary>
    public const long NotAllowed = -1;

    /// <summary>A layer.</summary>
    /// <param name="index">The search layer.</param>
    /// <param name="steps">The steps of each candidate.</param>
    public GridLayer(int index, long[] steps)
    {
        Index = index;
        Candidates = Enumerable.Range(0, steps.Length).Where(candidate => steps[candidate] != NotAllowed).ToArray();
        Steps = Candidates.Select(candidate => steps[candidate]).ToArray();
        Range = Steps.Max();
        Divisor = Steps.Aggregate(0L, GridPart.CommonDivisor);
        Different = Steps.Distinct().Count();
    }

    /// <summary>The search layer.</summary>
    public int Index { get; }

    /// <summary>The candidates that are allowed.</summary>
    public int[] Candidates { get; }

    /// <summary>Their steps.</summary>
    public long[] Steps { get; }

    /// <summary>The most steps; the least are 0.</summary>
    public long Range { get; }

    /// <summary>The greatest common divisor of the steps; 0 if all are 0.</summary>
    public long Divisor { get; }

    /// <summary>Different steps.</summary>
    public int Different { get; }
}
