namespace Osnas;

/// <summary>
/// The costs of a space in whole steps above the cheapest candidate of each layer, and its layers in two parts. The
/// sums of a part are few: they share a divisor, or few layers make them. Those of the whole space need not be.
/// </summary>
internal sealed class CostGrid
{
    // Of the sums of all layers of a part; each takes 16 bytes, or some hundred where counts need more than 64 bits.
    private const long MaxSums = 1 << 23;
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

    /// <summary>How far the cost of an architecture can be from its steps: 0 if they are exact.</summary>
    public double Tolerance { get; }

    /// <summary>Some layers.</summary>
    public GridPart Left { get; }

    /// <summary>The others.</summary>
    public GridPart Right { get; }

    /// <summary>Steps from the cheapest to the most expensive architecture.</summary>
    public long Range => Left.Range + Right.Range;

    /// <summary>Layers.</summary>
    public int Rows => Left.Layers.Count + Right.Layers.Count;

    /// <summary>The grid of a table: exact where that is possible in bounded memory, else rounded.</summary>
    /// <param name="rows">The cells by layer and candidate; NaN where one isn't allowed.</param>
    public static CostGrid Create(double[][] rows)
    {
        var differences = rows.Select(AboveLeast).ToArray();
        var cells = differences.SelectMany(row => row).Where(cell => !double.IsNaN(cell)).ToArray();
        if (cells.All(cell => cell == Math.Floor(cell)) && differences.Sum(Greatest) <= MaxExact)
        {
            var unit = Math.Max(1, cells.Aggregate(0L, (divisor, cell) => GridPart.CommonDivisor(divisor, (long)cell)));
            var (left, right) = GridSplit.Of(Layers(differences, cell => (long)cell / unit));
            if (IsAffordable(left) && IsAffordable(right))
                return new(unit, 0, left, right);
        }

        return Round(differences);
    }

    private static CostGrid Round(double[][] differences)
    {
        for (var steps = RoundedSteps; ; steps /= 2)
        {
            var unit = differences.Sum(Greatest) / steps;
            var (left, right) = GridSplit.Of(Layers(differences, cell => (long)Math.Round(cell / unit)));
            if (IsAffordable(left) && IsAffordable(right))
                return new(unit, unit * differences.Length / 2, left, right);
        }
    }

    private static bool IsAffordable(GridPart part) =>
        part.MostSums * part.Layers.Count <= (part.HasSmallCounts ? MaxSums : MaxLargeSums);

    private static double[] AboveLeast(double[] row)
    {
        var least = row.Where(cell => !double.IsNaN(cell)).Min();
        return row.Select(cell => cell - least).ToArray();
    }

    private static double Greatest(double[] row) => row.Where(cell => !double.IsNaN(cell)).Max();

    private static GridLayer[] Layers(double[][] rows, Func<double, long> toSteps) =>
        rows.Select((row, index) => new GridLayer(index, row.Select(cell => double.IsNaN(cell) ? GridLayer.NotAllowed : toSteps(cell)).ToArray())).ToArray();
}
