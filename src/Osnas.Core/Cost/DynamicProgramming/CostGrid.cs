namespace Osnas;

/// <summary>
/// The costs of a space in whole steps above the cheapest choice of each layer, with the layers split into two parts.
/// Each part has few different sums, because it has few layers or its sums share a divisor. The whole space can have many.
/// </summary>
internal sealed class CostGrid
{
    // Of the sums of all layers of a part; each takes 16 bytes, 24 where counts need more than 64 bits, or some hundred
    // where more than 128.
    private const long MaxSums = 1 << 23;
    private const long MaxWideSums = 1 << 22;
    private const long MaxLargeSums = 1 << 19;
    private const long RoundedSteps = 1 << 16;
    private const double MaxExact = 1L << 53;

    private CostGrid(double unit, double tolerance, GridPart left, GridPart right)
    {
        Unit = unit;
        Tolerance = tolerance;
        Left = left;
        Right = right;
    }

    /// <summary>The cost of a step.</summary>
    public double Unit { get; }

    /// <summary>The maximum difference between the cost of an architecture and its steps; 0 if the steps are exact.</summary>
    public double Tolerance { get; }

    /// <summary>The first part of the layers.</summary>
    public GridPart Left { get; }

    /// <summary>The other part of the layers.</summary>
    public GridPart Right { get; }

    /// <summary>The number of steps from the cheapest to the most expensive architecture.</summary>
    public long Range => Left.Range + Right.Range;

    /// <summary>Creates the grid of a table: exact if that is possible in bounded memory, otherwise rounded.</summary>
    /// <param name="costs">The cost of each choice in each layer.</param>
    public static CostGrid Create(double[][] costs)
    {
        var differences = costs.Select(AboveLeast).ToArray();
        if (Array.TrueForAll(differences, IsWhole) && SumOfGreatest(differences) <= MaxExact)
        {
            var unit = Math.Max(1, CommonDivisor(differences));
            var (left, right) = MeetInTheMiddle.Of(ToLayers(differences, cell => (long)cell / unit));
            if (IsAffordable(left) && IsAffordable(right))
                return new(unit, 0, left, right);
        }

        return Round(differences);
    }

    private static bool IsWhole(double[] layer)
    {
        foreach (var cell in layer)
        {
            if (cell != Math.Floor(cell))
                return false;
        }

        return true;
    }

    private static double SumOfGreatest(double[][] layers)
    {
        var sum = 0.0;
        foreach (var layer in layers)
        {
            var greatest = layer[0];
            foreach (var cell in layer)
                greatest = Math.Max(greatest, cell);
            sum += greatest;
        }

        return sum;
    }

    private static long CommonDivisor(double[][] layers)
    {
        var divisor = 0L;
        foreach (var layer in layers)
        {
            foreach (var cell in layer)
                divisor = GridPart.CommonDivisor(divisor, (long)cell);
        }

        return divisor;
    }

    private static CostGrid Round(double[][] differences)
    {
        for (var steps = RoundedSteps; ; steps /= 2)
        {
            var unit = SumOfGreatest(differences) / steps;
            var (left, right) = MeetInTheMiddle.Of(ToLayers(differences, cell => (long)Math.Round(cell / unit)));
            if (IsAffordable(left) && IsAffordable(right))
                return new(unit, unit * differences.Length / 2, left, right);
        }
    }

    private static bool IsAffordable(GridPart part) =>
        part.MostSums * part.Layers.Count <= part.CountBits switch
        {
            <= StateCounts.SmallBits => MaxSums,
            <= StateCounts.WideBits => MaxWideSums,
            _ => MaxLargeSums,
        };

    private static double[] AboveLeast(double[] layer)
    {
        var (least, differences) = (layer[0], new double[layer.Length]);
        foreach (var cost in layer)
            least = Math.Min(least, cost);
        for (var choice = 0; choice < differences.Length; choice++)
            differences[choice] = layer[choice] - least;
        return differences;
    }

    private static GridLayer[] ToLayers(double[][] differences, Func<double, long> toSteps)
    {
        var layers = new GridLayer[differences.Length];
        for (var index = 0; index < layers.Length; index++)
        {
            var steps = new long[differences[index].Length];
            for (var choice = 0; choice < steps.Length; choice++)
                steps[choice] = toSteps(differences[index][choice]);
            layers[index] = new(index, steps);
        }

        return layers;
    }
}
