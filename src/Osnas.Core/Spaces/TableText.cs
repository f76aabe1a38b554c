using System.Globalization;
using System.Text;

namespace Osnas.Spaces;

/// <summary>
/// Tables as text, with a line per row or per range of rows that are alike. The generator writes it into the code of a space:
/// to the compiler, a text is one constant, and an array costs more the more numbers it has.
/// </summary>
internal static class TableText
{
    private const string NotAllowed = "-";
    private const string To = "to";
    private const string Gap = "  ";

    /// <summary>The line above a table. A metric that depends on the size of the image is known only at that size.</summary>
    public static string Heading(MetricDefinition metric, ImageSize inputSize) =>
        metric.DependsOnInputSize ? $"{metric.Metric} at {inputSize}" : $"{metric.Metric}";

    /// <summary>The line above the base cost of a metric, which every architecture has. The last stage depends on the classes.</summary>
    public static string BaseHeading(MetricDefinition metric, ImageSize inputSize, int classes) =>
        $"{Heading(metric, inputSize)}, base with {Number(classes)} classes";

    /// <summary>Writes a table.</summary>
    /// <param name="rows">The cells; NaN if a candidate isn't allowed.</param>
    /// <param name="describe">Describes a row. Rows that are alike have equal cells and the same description.</param>
    public static string Write(EquatableArray<EquatableArray<double>> rows, Func<int, string> describe)
    {
        var lines = new List<string[]> { HeaderOf(rows[0].Count) };
        var descriptions = new List<string> { string.Empty };
        for (var (first, next) = (0, 0); first < rows.Count; first = next)
        {
            var description = describe(first);
            for (next = first + 1; next < rows.Count && rows[next] == rows[first] && describe(next) == description;)
                next++;
            lines.Add(LineOf(first, next - 1, rows[first]));
            descriptions.Add(description);
        }

        return Align(lines, descriptions);
    }

    /// <summary>Reads a table.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="text">The text, as <see cref="Write"/> writes it. It ends at an empty line.</param>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static InfoTable Read(InfoMetric metric, string text)
    {
        var table = new InfoTable(metric);
        var lines = text.Split('\n');
        var columns = WordsOf(lines[0]).Length - 1;
        for (var line = 1; line < lines.Length && WordsOf(lines[line]) is { Length: > 0 } words; line++)
        {
            var isRange = words.Length > 2 && words[1] == To;
            var (first, last, start) = (Row(words[0]), Row(words[isRange ? 2 : 0]), isRange ? 3 : 1);
            if (first != table.Rows || last < first || words.Length < start + columns)
                throw new FormatException(
                    $"The table of {metric} has the line '{lines[line].Trim()}' after {Words.Count(table.Rows, "row")}.");
            var cells = new double[columns];
            for (var column = 0; column < columns; column++)
                cells[column] = Cell(words[start + column]);
            while (table.Rows <= last)
                table.AddRow(cells);
        }

        return table;
    }

    /// <summary>Finds what is below a heading.</summary>
    /// <returns>The text from there on; null if there is no such heading.</returns>
    public static string? Find(string text, string heading)
    {
        var line = $"\n{heading}\n";
        var start = $"\n{text}".IndexOf(line, StringComparison.Ordinal);
        return start < 0 ? null : text.Substring(start + line.Length - 1);
    }

    /// <summary>Reads the base cost below its heading.</summary>
    public static double ReadBase(string text) => Cell(text.Split('\n')[0].Trim());

    private static string[] HeaderOf(int columns)
    {
        var words = new string[columns + 1];
        words[0] = "rows";
        for (var column = 0; column < columns; column++)
            words[column + 1] = Number(column);
        return words;
    }

    private static string[] LineOf(int first, int last, EquatableArray<double> cells)
    {
        var words = new string[cells.Count + 1];
        words[0] = first == last ? Number(first) : $"{Number(first)} {To} {Number(last)}";
        for (var column = 0; column < cells.Count; column++)
            words[column + 1] = double.IsNaN(cells[column]) ? NotAllowed : cells[column].ToString("R", CultureInfo.InvariantCulture);
        return words;
    }

    private static string Align(List<string[]> lines, List<string> descriptions)
    {
        var text = new StringBuilder();
        var widths = new int[lines[0].Length];
        foreach (var words in lines)
        {
            for (var column = 0; column < widths.Length; column++)
                widths[column] = Math.Max(widths[column], words[column].Length);
        }

        for (var line = 0; line < lines.Count; line++)
        {
            if (line > 0)
                text.Append('\n');
            for (var column = 0; column < widths.Length; column++)
            {
                var word = lines[line][column];
                text.Append(column == 0 ? string.Empty : Gap).Append(' ', widths[column] - word.Length).Append(word);
            }

            if (descriptions[line].Length > 0)
                text.Append(Gap).Append(descriptions[line]);
        }

        return text.ToString();
    }

    private static string[] WordsOf(string line) => line.Split([' ', '\r'], StringSplitOptions.RemoveEmptyEntries);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int Row(string word) => int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Cell(string word) =>
        word == NotAllowed ? double.NaN : double.Parse(word, NumberStyles.Float, CultureInfo.InvariantCulture);
}
