namespace Osnas;

/// <summary>
/// A table of one metric: a row per search layer (or sub-block of a unified one), a column per candidate. A cell that
/// isn't allowed is NaN.
/// </summary>
public sealed class InfoTable
{
    private readonly List<double[]> _rows = [];

    /// <summary>An empty table that grows by <see cref="AddRow"/>.</summary>
    /// <param name="metric">The metric.</param>
    public InfoTable(InfoMetric metric) => (Metric, Combination) = (metric, MetricCatalog.Of(metric).Combination);

    /// <summary>A table of zeros.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="rows">Search layers.</param>
    /// <param name="columns">Candidates.</param>
    public InfoTable(InfoMetric metric, int rows, int columns)
        : this(metric, new double[rows, columns])
    {
    }

    /// <summary>A table of given cells.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="cells">The cells, by layer and candidate; copied.</param>
    public InfoTable(InfoMetric metric, double[,] cells)
        : this(metric)
    {
        for (var row = 0; row < cells.GetLength(0); row++)
            AddRow(Enumerable.Range(0, cells.GetLength(1)).Select(column => cells[row, column]));
    }

    /// <summary>The metric.</summary>
    public InfoMetric Metric { get; }

    /// <summary>How the cells of an architecture make its cost; if not set, as the metric says.</summary>
    public MetricCombination Combination { get; init; }

    /// <summary>Search layers.</summary>
    public int Rows => _rows.Count;

    /// <summary>Candidates.</summary>
    public int Columns => _rows.Count == 0 ? 0 : _rows[0].Length;

    /// <summary>The shape.</summary>
    public ModelCfgShape Shape => new(Rows, Columns);

    /// <summary>A cell.</summary>
    /// <param name="row">The search layer.</param>
    /// <param name="column">The candidate.</param>
    public double this[int row, int column]
    {
        get => _rows[row][column];
        set => _rows[row][column] = value;
    }

    /// <summary>A table of given rows.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="rows">The rows, of one length.</param>
    /// <returns>The table.</returns>
    /// <exception cref="ArgumentException">A row has another length than the first.</exception>
    public static InfoTable FromRows(InfoMetric metric, IEnumerable<IEnumerable<double>> rows)
    {
        var table = new InfoTable(metric);
        foreach (var row in rows)
            table.AddRow(row);
        return table;
    }

    /// <summary>Adds a row at the end.</summary>
    /// <param name="row">The cells.</param>
    /// <exception cref="ArgumentException">The row has another length than the first.</exception>
    public void AddRow(IEnumerable<double> row)
    {
        var cells = row.ToArray();
        if (Rows > 0 && cells.Length != Columns)
            throw new ArgumentException(
                $"Row {Rows} of the {Metric} table has {cells.Length} cells; the rows before have {Columns}.", nameof(row));
        _rows.Add(cells);
    }

    /// <summary>A row.</summary>
    /// <param name="row">The search layer.</param>
    /// <returns>The cells.</returns>
    public IReadOnlyList<double> GetRow(int row) => _rows[row];

    /// <summary>Makes sure that the table belongs to a space's choices.</summary>
    /// <param name="expected">The shape of the space.</param>
    /// <param name="space">The name of the space.</param>
    /// <param name="rows">What its rows are; search layers if left out.</param>
    /// <returns>The table itself.</returns>
    /// <exception cref="SearchSpaceException">The shape is another.</exception>
    public InfoTable CheckShape(ModelCfgShape expected, string space, string? rows = null)
    {
        if (Shape != expected)
            throw new SearchSpaceException(
                $"{space}: the {Metric} table is {Shape}; the space has {rows ?? Words.Count(expected.Rows, "search layer")} and "
                + $"{Words.Count(expected.Columns, "candidate")}, so it has to be {expected}.");
        return this;
    }

    /// <summary>The sum of the cells that an architecture chooses.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="ArgumentException">
    /// The architecture has another length than the table, or chooses a column that it doesn't have.
    /// </exception>
    public double Sum(Architecture architecture)
    {
        CheckFits(architecture);
        var sum = 0.0;
        for (var layer = 0; layer < architecture.Count; layer++)
            sum += _rows[layer][architecture[layer]];
        return sum;
    }

    /// <summary>
    /// The cost of an architecture: its cells and what every architecture has, combined as <see cref="Combination"/>
    /// says.
    /// </summary>
    /// <param name="baseCost">The cost of what every architecture has.</param>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="ArgumentException">
    /// The architecture has another length than the table, or chooses a column that it doesn't have.
    /// </exception>
    public double Total(double baseCost, Architecture architecture)
    {
        CheckFits(architecture);
        return Combination.Combine(baseCost, Combination.Combine(architecture.Select((choice, layer) => _rows[layer][choice])));
    }

    /// <summary>A table of the same cells, which later changes of this one don't reach.</summary>
    internal InfoTable Copy()
    {
        var copy = new InfoTable(Metric) { Combination = Combination };
        foreach (var row in _rows)
            copy.AddRow(row);
        return copy;
    }

    private void CheckFits(Architecture architecture)
    {
        if (architecture.Count != Rows || architecture.Any(choice => choice >= Columns))
            throw new ArgumentException(
                $"The architecture {architecture} doesn't fit the {Metric} table of {Shape}.", nameof(architecture));
    }
}
