using System.Text;

namespace Osnas.Common;

/// <summary>Writes and reads lines of CSV files (RFC 4180, with line feeds).</summary>
internal static class CsvText
{
    private const char Separator = ',';
    private const char Quotation = '"';

    /// <summary>A line with its line feed.</summary>
    /// <param name="fields">The fields; those with commas, quotes or line breaks are quoted.</param>
    public static string Line(IEnumerable<string> fields) => string.Join(Separator, fields.Select(Quote)) + "\n";

    /// <summary>The fields of a line. One in quotes may hold commas, and quotes that are doubled.</summary>
    /// <param name="line">The line, without its line feed.</param>
    public static string[] Split(string line)
    {
        if (!line.Contains(Quotation, StringComparison.Ordinal))
            return line.Split(Separator);
        var values = new List<string>();
        var value = new StringBuilder();
        var isQuoted = false;
        for (var index = 0; index < line.Length; index++)
        {
            if (line[index] == Quotation && isQuoted && index + 1 < line.Length && line[index + 1] == Quotation)
                value.Append(line[index++]);
            else if (line[index] == Quotation)
                isQuoted = !isQuoted;
            else if (line[index] == Separator && !isQuoted)
                Take();
            else
                value.Append(line[index]);
        }

        Take();
        return [.. values];

        void Take()
        {
            values.Add(value.ToString());
            value.Clear();
        }
    }

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
