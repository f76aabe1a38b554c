namespace Osnas;

/// <summary>The extremes of a layer-additive metric over all architectures of a space, exact and without enumeration.</summary>
public sealed class CostStatistics
{
    /// <summary>Computes the statistics of a table.</summary>
    /// <param name="table">The table; a cell that isn't allowed is NaN.</param>
    /// <param name="baseCost">The cost of the fixed stages.</param>
    /// <exception cref="ArgumentException">A row has no cell that is allowed.</exception>
    public CostStatistics(InfoTable table, double baseCost)
    {
        Metric = table.Metric;
        Cheapest = Choose(table, (cell, best) => cell < best);
        MostExpensive = Choose(table, (cell, best) => cell > best);
        Min = baseCost + table.Sum(Cheapest);
        Max = baseCost + table.Sum(MostExpensive);
        Mean = baseCost + Enumerable.Range(0, table.Rows).Sum(row => table.GetRow(row).Where(cell => !double.IsNaN(cell)).Average());
    }

    /// <summary>The metric.</summary>
    public InfoMetric Metric { get; }

    /// <summary>The architecture of the least cost; of several, the one of the least indexes.</summary>
    public Architecture Cheapest { get; }

    /// <summary>The architecture of the greatest cost; of several, the one of the least indexes.</summary>
    public Architecture MostExpensive { get; }

    /// <summary>The least cost of an architecture, fixed stages included.</summary>
    public double Min { get; }

    /// <summary>The mean cost over all architectures, fixed stages included.</summary>
    public double Mean { get; }

    /// <summary>The greatest cost of an architecture, fixed stages included.</summary>
    public double Max { get; }

    private static Architecture Choose(InfoTable table, Func<double, double, bool> isBetter)
    {
        var choices = new int[table.Rows];
        for (var row = 0; row < table.Rows; row++)
        {
            var cells = table.GetRow(row);
            var best = -1;
            for (var column = 0; column < cells.Count; column++)
            {
                if (!double.IsNaN(cells[column]) && (best < 0 || isBetter(cells[column], cells[best])))
                    best = column;
            }

            if (best < 0)
                throw new ArgumentException($"Row {row} of the {table.Metric} table has no cell that is allowed.", nameof(table));
            choices[row] = best;
        }

        return new(choices);
    }
}
