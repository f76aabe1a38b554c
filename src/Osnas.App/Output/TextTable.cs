using System.Text;
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

    /// <summary>Whether its cells end under each other.</summary>
    public bool IsOfNumbers => Kind is ColumnKind.Numbers or ColumnKind.Ranges;

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
    private readonly List<Row> _rows = [];

    /// <summary>The width of a text's longest line.</summary>
    public static int WidthOf(string text) => text.Contains('\n') ? text.Split('\n').Max(line => line.Length) : text.Length;

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Count;

    public void Add(params string[] cells) => Add(null, cells);

    /// <summary>Adds a row.</summary>
    /// <param name="style">The style of its text; null for plain text.</param>
    /// <param name="cells">The text of each column.</param>
    public void Add(Style? style, params string[] cells) => _rows.Add(new(style, cells));

    public void Write(IAnsiConsole console)
    {
        // A space on both sides of each cell, or on the right alone.
        foreach (var padding in (int[])[2, 1])
        {
            if (Fit(console.Profile.Width, padding) is { } widths)
            {
                Draw(console, widths, padding);
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
        var widths = Widest(WidthOf, (_, cell) => WidthOf(cell));
        if (TotalOf(widths) <= free)
            return widths;

        var least = Widest(head => TextLines.LongestWord(head), (column, cell) => column.LeastOf(cell));
        while (TotalOf(widths) > free)
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

    private static int TotalOf(int[] widths)
    {
        var total = 0;
        foreach (var width in widths)
            total += width;
        return total;
    }

    /// <summary>The greatest width in each column.</summary>
    private int[] Widest(Func<string, int> ofHead, Func<TextColumn, string, int> ofCell)
    {
        var widths = new int[columns.Length];
        for (var index = 0; index < columns.Length; index++)
        {
            widths[index] = ofHead(columns[index].Head);
            foreach (var row in _rows)
                widths[index] = Math.Max(widths[index], ofCell(columns[index], row.Cells[index]));
        }

        return widths;
    }

    /// <summary>Writes the lines. The widths are known, which a table of Spectre.Console would measure again.</summary>
    private void Draw(IAnsiConsole console, int[] widths, int padding)
    {
        var blank = new string(' ', TotalOf(widths) + ((padding + 1) * widths.Length) + 1);
        var grey = console.Profile.Capabilities.Ansi ? new Style(Color.Grey) : (Style?)null;
        WriteLine(blank, null);
        foreach (var line in Lines(Array.ConvertAll(columns, column => column.Head), widths, padding))
            WriteLine(line, grey);
        WriteLine(blank.Replace(' ', console.Profile.Capabilities.Unicode ? '─' : '-'), grey);
        foreach (var row in _rows)
        {
            foreach (var line in Lines(row.Cells, widths, padding))
                WriteLine(line, row.Style);
        }

        WriteLine(blank, null);

        void WriteLine(string line, Style? style)
        {
            Terminal.Write(console, line, style);
            console.Profile.Out.Writer.WriteLine();
        }
    }

    /// <summary>The lines of a row, each as wide as the table.</summary>
    private List<string> Lines(string[] cells, int[] widths, int padding)
    {
        var (lines, parts, count) = (new List<string>(), new string[cells.Length][], 0);
        for (var index = 0; index < cells.Length; index++)
        {
            parts[index] = TextLines.Wrap(cells[index], widths[index], afterCommas: columns[index].BreaksAfterCommas).Split('\n');
            count = Math.Max(count, parts[index].Length);
        }

        for (var line = 0; line < count; line++)
        {
            var text = new StringBuilder();
            for (var index = 0; index < parts.Length; index++)
            {
                var part = line < parts[index].Length ? parts[index][line] : string.Empty;
                text.Append(' ', padding)
                    .Append(columns[index].IsOfNumbers ? part.PadLeft(widths[index]) : part.PadRight(widths[index]))
                    .Append(' ');
            }

            lines.Add(text.Append(' ').ToString());
        }

        return lines;
    }

    private void WriteStacked(IAnsiConsole console)
    {
        foreach (var (style, cells) in _rows)
        {
            foreach (var (column, cell) in columns.Zip(cells).Where(pair => pair.Second.Length > 0))
            {
                var head = column.Head.Length == 0 ? string.Empty : column.Head.Replace('\n', ' ') + ": ";
                console.Write(new Text(head, new Style(Color.Grey)));
                var text = TextLines.Wrap(cell, console.Profile.Width, head.Length, column.BreaksAfterCommas);
                console.Write(new Text(text, style ?? Style.Plain));
                console.WriteLine();
            }

            console.WriteLine();
        }
    }

    private sealed record Row(Style? Style, string[] Cells);
}
