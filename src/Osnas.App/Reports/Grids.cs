using Spectre.Console;

namespace Osnas.App;

/// <summary>Tables of plain text: the first column to the left, numbers to the right, a line under the head.</summary>
internal static class Grids
{
    public static Table Create(params string[] heads)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = new Style(Color.Grey) };
        foreach (var head in heads)
            table.AddColumn(new TableColumn(new Text(head, new Style(Color.Grey))) { Alignment = table.Columns.Count == 0 ? Justify.Left : Justify.Right });
        return table;
    }

    public static void AddCells(this Table table, params string[] cells) => table.AddCells(Style.Plain, cells);

    public static void AddCells(this Table table, Style style, params string[] cells) =>
        table.AddRow(cells.Select(cell => new Text(cell, style)));
}
