using Spectre.Console;

namespace Osnas.App;

/// <summary>Tables of plain text: words to the left, numbers to the right, a line under the head.</summary>
internal static class Grids
{
    /// <summary>A table without rows.</summary>
    /// <param name="words">How many columns, from the left, hold words.</param>
    /// <param name="heads">The heads of all columns.</param>
    public static Table Create(int words, params string[] heads)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = new Style(Color.Grey) };
        foreach (var head in heads)
            table.AddColumn(new TableColumn(new Text(head, new Style(Color.Grey))) { Alignment = table.Columns.Count < words ? Justify.Left : Justify.Right });
        return table;
    }

    public static void AddCells(this Table table, params string[] cells) => table.AddCells(Style.Plain, cells);

    public static void AddCells(this Table table, Style style, params string[] cells) =>
        table.AddRow(cells.Select(cell => new Text(cell, style)));
}
