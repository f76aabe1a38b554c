using Spectre.Console;

namespace Osnas.App;

/// <summary>What a column of a table holds.</summary>
internal enum ColumnKind
{
    /// <summary>Numbers, which stay whole.</summary>
    Numbers,

    /// <summary>Numbers with signs between them, which lines may end at.</summary>
    Ranges,

    /// <summary>Words, which lines may end between.</summary>
    Words,

    /// <summary>The choices of architectures, which lines may end between, too.</summary>
    Choices,
}

/// <summary>A column of a table.</summary>
/// <param name="Head">Its head; the lines of it are one text where the table has no columns.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record TextColumn(string Head, ColumnKind Kind = ColumnKind.Numbers)
{
    public bool BreaksAfterCommas => Kind == ColumnKind.Choices;

    /// <summary>The least width of a cell.</summary>
    public int LeastOf(string cell) =>
        Kind == ColumnKind.Numbers ? TextTable.WidthOf(cell) : TextLines.LongestWord(cell, BreaksAfterCommas);
}

/// <summary>
/// A table of plain text: words to the left, numbers to the right, a line under the head. Where the console is too
/// narrow for that, lines end between words; where it is too narrow for those, each cell has a line, behind its head.
/// </summary>
/// <param name="columns">The columns.</param>
internal sealed class TextTable(params TextColumn[] columns)
{
    private readonly List<(Style Style, string[] Cells)> _rows = [];

    /// <summary>The width of a text's longest line.</summary>
    public static int WidthOf(string text) => text.Split('\n').Max(line => line.Length);

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Count;

    public void Add(params string[] cells) => Add(Style.Plain, cells);

    public void Add(Style style, params string[] cells) => _rows.Add((style, cells));

    public void Write(IAnsiConsole console)
    {
        // A space on both sides of each cell, or on the right alone.
        foreach (var padding in (int[])[2, 1])
        {
            if (Fit(console.Profile.Width, padding) is { } widths)
            {
                console.Write(Draw(widths, padding));
                return;
            }
        }

        WriteStacked(console);
    }

    /// <summary>The widths of the columns; null if not even their longest words fit.</summary>
    private int[]? Fit(int width, int padding)
    {
        // What is between cells, and the edges.
        var free = width - ((padding + 1) * columns.Length) - 1;
        int[] widths = [.. columns.Select((column, index) => Widest(index, WidthOf(column.Head), WidthOf))];
        int[] least = [.. columns.Select((column, index) => Widest(index, TextLines.LongestWord(column.Head), column.LeastOf))];
        while (widths.Sum() > free)
        {
            var widest = Enumerable.Range(0, widths.Length)
                .Where(index => widths[index] > least[index])
                .DefaultIfEmpty(-1)
                .MaxBy(index => index < 0 ? 0 : widths[index]);
            if (widest < 0)
                return null;
            widths[widest]--;
        }

        return widths;
    }

    private int Widest(int column, int head, Func<string, int> measure) =>
        _rows.Select(row => measure(row.Cells[column])).Append(head).Max();

    private Table Draw(int[] widths, int padding)
    {
        var table = new Table { Border = TableBorder.Simple, BorderStyle = new Style(Color.Grey) };
        foreach (var (column, width) in columns.Zip(widths))
        {
            var head = new Text(TextLines.Wrap(column.Head, width), new Style(Color.Grey));
            table.AddColumn(new TableColumn(head)
            {
                Width = width,
                Padding = new Padding(padding - 1, 0, 1, 0),
                Alignment = column.Kind is ColumnKind.Numbers or ColumnKind.Ranges ? Justify.Right : Justify.Left,
            });
        }

        foreach (var (style, cells) in _rows)
            table.AddRow(
                cells.Select(
                    (cell, index) => new Text(TextLines.Wrap(cell, widths[index], afterCommas: columns[index].BreaksAfterCommas), style)));
        return table;
    }

    private void WriteStacked(IAnsiConsole console)
    {
        foreach (var (style, cells) in _rows)
        {
            foreach (var (column, cell) in columns.Zip(cells).Where(pair => pair.Second.Length > 0))
            {
                var head = column.Head.Length == 0 ? string.Empty : column.Head.Replace('\n', ' ') + ": ";
                console.Write(new Text(head, new Style(Color.Grey)));
                console.Write(new Text(TextLines.Wrap(cell, console.Profile.Width, head.Length, column.BreaksAfterCommas), style));
                console.WriteLine();
            }

            console.WriteLine();
        }
    }
}
