using System.Text;
using Osnas.Generators.Model;

namespace Osnas.Generators.Emit;

/// <summary>Writes the cells of a metric as a two-dimensional array with a comment per row.</summary>
internal static class TableWriter
{
    /// <summary>Writes a row for each row of choices.</summary>
    public static string AllRows(SearchSpaceSpec spec, MetricCosts metric, SpaceCosts costs) =>
        Write(spec, metric, costs, [.. Enumerable.Range(0, metric.Rows.Count).Select(row => new RowRange(row, row))]);

    /// <summary>
    /// Writes consecutive rows that are alike once, and how often each is repeated: the arguments of an InfoTable. The compiler
    /// spends most of its time and memory for a space on these numbers.
    /// </summary>
    public static string DifferentRows(SearchSpaceSpec spec, MetricCosts metric, SpaceCosts costs)
    {
        RowRange[] ranges = [.. FindAlike(spec, metric, costs)];
        var cells = Write(spec, metric, costs, ranges);
        return ranges.Length == metric.Rows.Count ? cells : $"{cells}, {Literal.Of(ranges.Select(range => range.Count))}";
    }

    private static IEnumerable<RowRange> FindAlike(SearchSpaceSpec spec, MetricCosts metric, SpaceCosts costs)
    {
        var first = 0;
        for (var row = 1; row <= metric.Rows.Count; row++)
        {
            if (row < metric.Rows.Count && metric.Rows[row] == metric.Rows[first] && Describe(row) == Describe(first))
                continue;
            yield return new(first, row - 1);
            first = row;
        }

        string Describe(int row) => DescribeLayer(spec, costs, row);
    }

    private static string Write(SearchSpaceSpec spec, MetricCosts metric, SpaceCosts costs, IReadOnlyList<RowRange> ranges)
    {
        var cells = ranges.Select(range => metric.Rows[range.First].Select(Literal.Of).ToArray()).ToArray();
        var widths = Enumerable.Range(0, spec.MicroCfg.Count).Select(column => cells.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder("new double[,]\n{\n");
        for (var index = 0; index < cells.Length; index++)
        {
            var line = string.Join(", ", cells[index].Select((cell, column) => cell.PadLeft(widths[column])));
            var range = ranges[index];
            var name = range.Count == 1 ? spec.NameOfRow(range.First) : $"{spec.NameOfRow(range.First)} to {spec.NameOfRow(range.Last)}";
            text.Append($"    {{ {line} }}, // {name}: {DescribeLayer(spec, costs, range.First)}\n");
        }

        return text.Append('}').ToString();
    }

    private static string DescribeLayer(SearchSpaceSpec spec, SpaceCosts costs, int row)
    {
        var layer = spec.LayerOf(row);
        return $"{spec.MacroCfg.Search[layer]} on {costs.LayerInputs[layer]}";
    }

    private sealed record RowRange(int First, int Last)
    {
        public int Count => Last - First + 1;
    }
}
