using System.Globalization;
using System.Text.RegularExpressions;

namespace Osnas.Data;

/// <summary>
/// The order of columns that are numbered by their names, as <c>pixel0</c>, <c>pixel1</c>, <c>pixel10</c> where a program
/// sorted them as text.
/// </summary>
internal static partial class PixelOrder
{
    /// <summary>Sorts columns by the numbers in their names, where all are numbered.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns of the pixels.</param>
    /// <param name="notes">Is told of another order than the table's.</param>
    public static IEnumerable<int> Find(Table table, IReadOnlyList<int> columns, ICollection<DataNote> notes)
    {
        if (table.Header is not { } header)
            return columns;
        var names = columns.Select(column => (Column: column, Match: Numbered().Match(header[column]))).ToArray();
        if (!names.All(name => name.Match.Success)
            || names.Select(name => name.Match.Groups["name"].Value).Distinct(StringComparer.Ordinal).Count() != 1)
            return columns;
        var numbers =
            names.ToDictionary(name => name.Column, name => int.Parse(name.Match.Groups["number"].Value, CultureInfo.InvariantCulture));
        int[] sorted = [.. columns.OrderBy(column => numbers[column])];
        if (sorted.SequenceEqual(columns) || numbers.Values.Distinct().Count() != numbers.Count)
            return columns;
        notes.Add(
            new(
                DataNoteKind.Understood,
                $"pixels are in the order of the numbers in their columns' names, from {header[sorted[0]]} to {header[sorted[^1]]}, "
                + "which differs from the order of the columns"));
        return sorted;
    }

    [GeneratedRegex("""^(?<name>\D*)(?<number>\d{1,7})$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
