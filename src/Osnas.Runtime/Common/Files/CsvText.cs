namespace Osnas.Common;

/// <summary>Writes lines of CSV files (RFC 4180, with line feeds).</summary>
internal static class CsvText
{
    /// <summary>A line with its line feed.</summary>
    /// <param name="fields">The fields; those with commas, quotes or line breaks are quoted.</param>
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Quote)) + "\n";

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
