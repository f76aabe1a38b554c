using Spectre.Console;

namespace Osnas.Benchmarks;

/// <summary>The rows in a terminal of 80 columns.</summary>
internal static class ConsoleTable
{
    private const int Width = 80;

    public static void Write(IReadOnlyList<BenchRow> rows)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings());
        console.Profile.Width = Width;
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = true };
        table.AddColumns("what", "against", "Osnas", "peer", "ratio", "to reach", "");
        foreach (var row in rows)
        {
            table.AddRow(
                new Text(row.What), new Text(row.Against), new Text(RowText.Ours(row)), new Text(RowText.Theirs(row)),
                new Text(RowText.Ratio(row)), new Text(row.Target), new Text(RowText.Mark(row), StyleOf(row)));
        }

        console.Write(table);
        foreach (var row in rows.Where(row => row.Note is not null))
            console.WriteLine($"{row.What}: {row.Note}");
    }

    private static Style StyleOf(BenchRow row) => new(row.Reached ? Color.Green : Color.Red);
}
