namespace Osnas;

/// <summary>
/// A table of one metric with a row per search layer (or sub-block of a unified layer) and a column per candidate. A
/// cell that isn't allowed is NaN.
/// </summary>
public sealed class InfoTable
{
    private readonly List<double[]> _rows = [];

    /// <summary>Initializes an empty table, to which <see cref="AddRow"/> adds rows.</summary>
    /// <param name="metric">The metric.</param>
    public InfoTable(InfoMetric metric) => (Metric, Combination) = (metric, MetricCatalog.Of(metric).Combination);

    /// <summary>Initializes a table of zeros.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="columns">The number of candidates.</param>
    public InfoTable(InfoMetric metric, int rows, int columns)
        : this(metric, new double[rows, columns])
    {
    }

    /// <summary>Initializes a table from cells.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="cells">The cells by layer and candidate, which are copied.</param>
    public InfoTable(InfoMetric metric, double[,] cells)
        : this(metric)
    {
        for (var row = 0; row < cells.GetLength(0); row++)
            _rows.Add(CopyRow(cells, row));
    }

    /// <summary>The metric.</summary>
    public InfoMetric Metric { get; }

    /// <summary>How the cells of an architecture combine to its cost; the metric determines the default.</summary>
    public MetricCombination Combination { get; init; }

    /// <summary>The number of rows.</summary>
    public int Rows => _rows.Count;

    /// <summary>The number of candidates.</summary>
    public int Columns => _rows.Count == 0 ? 0 : _rows[0].Length;

    /// <summary>The shape.</summary>
    public ModelCfgShape Shape => new(Rows, Columns);

    /// <summary>Gets or sets a cell.</summary>
    /// <param name="row">The search layer.</param>
    /// <param name="column">The candidate.</param>
    public double this[int row, int column]
    {
        get => _rows[row][column];
        set => _rows[row][column] = value;
    }

    /// <summary>Creates a table from rows.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="rows">The rows, which must have the same length.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">The length of a row differs from that of the first row.</exception>
    public static InfoTable FromRows(InfoMetric metric, IEnumerable<IEnumerable<double>> rows)
    {
        var table = new InfoTable(metric);
        foreach (var row in rows)
            table.AddRow(row);
        return table;
    }

    /// <summary>Adds a row at the end.</summary>
    /// <param name="row">The cells.</param>
    /// <exception cref="ArgumentException">The length of the row differs from that of the first row.</exception>
    public void AddRow(IEnumerable<double> row)
    {
        var cells = row.ToArray();
        if (Rows > 0 && cells.Length != Columns)
            throw new ArgumentException(
                $"Row {Rows} of the {Metric} table has {cells.Length} cells; the rows before have {Columns}.", nameof(row));
        _rows.Add(cells);
    }

    /// <summary>Gets a copy of a row.</summary>
    /// <param name="row">The search layer.</param>
    /// <returns>The cells.</returns>
    public IReadOnlyList<double> GetRow(int row) => _rows[row];

    /// <summary>Checks that the table has the shape of a space.</summary>
    /// <param name="expected">The shape of the space.</param>
    /// <param name="space">The name of the space.</param>
    /// <param name="rows">A description of the rows for the message; the default is the number of search layers.</param>
    /// <returns>The table itself.</returns>
    /// <exception cref="SearchSpaceException">The shape differs.</exception>
    public InfoTable CheckShape(ModelCfgShape expected, string space, string? rows = null)
    {
        if (Shape != expected)
            throw new SearchSpaceException(
                $"{space}: the {Metric} table is {Shape}; the space has {rows ?? Words.Count(expected.Rows, "search layer")} and "
                + $"{Words.Count(expected.Columns, "candidate")}, so it must be {expected}.");
        return this;
    }

    /// <summary>Sums the cells that an architecture chooses.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentException">
    /// The length of the architecture differs from the number of rows, or it chooses a column that doesn't exist.
    /// </exception>
    public double Sum(Architecture architecture) => Combine(MetricCombination.Sum, architecture);

    /// <summary>
    /// Computes the cost of an architecture: the base cost and its cells, combined according to
    /// <see cref="Combination"/>.
    /// </summary>
    /// <param name="baseCost">The base cost, which every architecture has.</param>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentException">
    /// The length of the architecture differs from the number of rows, or it chooses a column that doesn't exist.
    /// </exception>
    public double Total(double baseCost, Architecture architecture) =>
        Combination.Combine(baseCost, Combine(Combination, architecture));

    /// <summary>Copies the table.</summary>
    internal InfoTable Copy()
    {
        var copy = new InfoTable(Metric) { Combination = Combination };
        foreach (var row in _rows)
            copy.AddRow(row);
        return copy;
    }

    private static double[] CopyRow(double[,] cells, int row)
    {
        var copy = new double[cells.GetLength(1)];
        for (var column = 0; column < copy.Length; column++)
            copy[column] = cells[row, column];
        return copy;
    }

    private double Combine(MetricCombination combination, Architecture architecture)
    {
        if (architecture.Count != _rows.Count)
            throw NotFitting(architecture);
        var combined = combination.Identity();
        for (var layer = 0; layer < _rows.Count; layer++)
        {
            var (row, choice) = (_rows[layer], architecture[layer]);
            combined = combination.Combine(combined, choice < row.Length ? row[choice] : throw NotFitting(architecture));
        }

        return combined;
    }

    private ArgumentException NotFitting(Architecture architecture) =>
        new($"The architecture {architecture} doesn't fit the {Metric} table of {Shape}.", nameof(architecture));
}
