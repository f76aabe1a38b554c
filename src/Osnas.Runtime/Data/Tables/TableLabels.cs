namespace Osnas.Data;

/// <summary>The labels of a table.</summary>
internal static class TableLabels
{
    // Labels of which so few are text are numbers, with mistakes among them.
    private const double MistakeShare = 0.1;

    /// <summary>Reads a label: a whole number, or a name.</summary>
    public static string Read(Table table, int row, int column)
    {
        var label = table.Text(row, column);
        var value = table.Rows[row][column];
        if (float.IsNaN(value) ? TableCell.IsMissing(label) : !TableCell.IsWhole(value))
            throw Wrong(table, row, column);
        return label;
    }

    /// <summary>Refuses a few names among numbers, and negative numbers, which often stand for no label.</summary>
    public static void Check(Table table, int[] rows, int column)
    {
        if (table.Texts.TryGetValue(column, out var texts) && texts.Count <= table.Rows.Count * MistakeShare)
            throw Wrong(table, texts.Keys.Min(), column);
        var negative = rows.Where(row => table.Rows[row][column] < 0).ToArray();
        if (negative.Length > 0 && !rows.All(row => table.Rows[row][column] is -1 or 1))
            throw Wrong(table, negative[0], column);
    }

    private static InvalidDataException Wrong(Table table, int row, int column) => new(
        $"{table.Place(row)}: the label, '{TableCell.Show(table.Text(row, column))}' in {table.Describe(column)}, is neither a whole "
        + "number from 0 nor the name of a class.");
}
