using Spectre.Console;

namespace Osnas.Benchmarks;

/// <summary>The rows and the scaling laws in a terminal of 80 columns.</summary>
internal static class ConsoleTable
{
    private const int Width = 80;

    private static readonly (string Head, int Width)[] Columns =
        [("what, against which peer", 30), ("Osnas", 8), ("peer", 8), ("ratio", 11), ("to reach", 11), ("", 3)];

    public static void Write(IReadOnlyList<BenchPart> parts)
    {
        BenchRow[] rows = [.. parts.SelectMany(part => part.Rows)];
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        console.Profile.Width = Width;
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = true };
        foreach (var (head, width) in Columns)
            table.AddColumn(new TableColumn(head) { Width = width, Padding = new Padding(0, 0, 1, 0) });
        foreach (var row in rows)
        {
            table.AddRow(
                new Rows(new Text(row.What), new Text(row.Against, new Style(decoration: Decoration.Dim))),
                new Text(RowText.Ours(row)), new Text(RowText.Theirs(row)), new Text(RowText.Ratio(row)), new Text(row.Target),
                new Text(RowText.Mark(row), StyleOf(row)));
        }

        if (rows.Length > 0)
            console.Write(table);
        foreach (var row in rows.Where(row => row.Note is not null))
            console.WriteLine($"{row.What}: {row.Note}");
        foreach (var law in parts.SelectMany(part => part.Laws))
            console.WriteLine(LawText.Describe(law));
    }

    private static Style StyleOf(BenchRow row) => new(row.Reached ? Color.Green : Color.Red);
}
