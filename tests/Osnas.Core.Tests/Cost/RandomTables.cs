using CsCheck;

namespace Osnas.Core.Tests;

/// <summary>Random tables, small enough to enumerate.</summary>
internal static class RandomTables
{
    /// <summary>Costs from few to huge, with or without a common divisor, some not allowed.</summary>
    public static Gen<InfoTable> Whole { get; } =
        from scale in Gen.OneOf(1.0, 7.0, 1568.0, 1e9)
        from greatest in Gen.OneOf(3, 40, 1_000_000)
        from table in Create(InfoMetric.Flops, Gen.Int[0, greatest].Select(cell => cell * scale))
        select table;

    /// <summary>Times, that share no divisor.</summary>
    public static Gen<InfoTable> Measured { get; } = Create(InfoMetric.Latency, Gen.Double[0.01, 5]);

    /// <summary>Whole and measured costs of one space.</summary>
    public static Gen<(InfoTable First, InfoTable Second)> Pair { get; } =
        from first in Whole
        from times in Gen.Double[0.01, 5].Array2D[first.Rows, first.Columns]
        select (first, InfoTable.FromRows(InfoMetric.Latency, Enumerable.Range(0, first.Rows).Select(row =>
            first.GetRow(row).Select((cell, column) => double.IsNaN(cell) ? cell : times[row, column]))));

    /// <summary>Whole costs or times, of which the greatest counts.</summary>
    public static Gen<InfoTable> Greatest { get; } = Gen.OneOf(Whole, Measured).Select(ToGreatest);

    /// <summary>The same cells, of which the greatest counts.</summary>
    public static InfoTable ToGreatest(InfoTable table)
    {
        var greatest = new InfoTable(table.Metric) { Combination = MetricCombination.Maximum };
        for (var row = 0; row < table.Rows; row++)
            greatest.AddRow(table.GetRow(row));
        return greatest;
    }

    /// <summary>All architectures of a table with their costs, in the order of their indexes.</summary>
    public static IReadOnlyList<(Architecture Architecture, double Cost)> Enumerate(InfoTable table, double baseCost)
    {
        IEnumerable<int[]> choices = [[]];
        for (var row = 0; row < table.Rows; row++)
        {
            var allowed = Enumerable.Range(0, table.Columns).Where(column => !double.IsNaN(table[row, column])).ToArray();
            choices = choices.SelectMany(start => allowed.Select(choice => (int[])[.. start, choice]));
        }

        return
        [
            .. choices
                .Select(choice => new Architecture(choice))
                .Select(architecture => (architecture, table.Total(baseCost, architecture))),
        ];
    }

    private static Gen<InfoTable> Create(InfoMetric metric, Gen<double> cell)
    {
        // The first candidate is allowed everywhere.
        var optional = Gen.Frequency((4, cell), (1, Gen.Const(double.NaN)));
        return
            from rows in Gen.Int[1, 6]
            from columns in Gen.Int[1, 4]
            from first in cell.Array[rows]
            from others in optional.Array[columns - 1].Array[rows]
            select InfoTable.FromRows(metric, first.Zip(others, (one, more) => (double[])[one, .. more]));
    }
}
