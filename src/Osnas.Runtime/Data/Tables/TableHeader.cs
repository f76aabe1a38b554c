using System.Globalization;

namespace Osnas.Data;

/// <summary>Tells names of columns from values.</summary>
internal static class TableHeader
{
    private const int LeastNumbers = 4;

    private static readonly HashSet<string> LabelNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "label", "labels", "label_id", "class", "classes", "class_id", "class_label", "class_name", "classid", "target", "targets", "y",
        "category", "digit", "emotion", "character", "letter",
    };

    private static readonly HashSet<string> IndexNames = new(StringComparer.OrdinalIgnoreCase)
    {
        string.Empty, "index", "idx", "id", "imageid", "image_id", "row", "rowid", "row_id",
    };

    /// <summary>Whether a column of this name usually holds the labels.</summary>
    public static bool IsLabel(string name) => LabelNames.Contains(name);

    /// <summary>Whether a column of this name usually numbers the lines; pandas calls one without a name <c>Unnamed: 0</c>.</summary>
    public static bool IsIndex(string name) => IndexNames.Contains(name) || name.StartsWith("Unnamed: ", StringComparison.Ordinal);

    /// <summary>Whether the first line has names in it.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="number">The line's number.</param>
    /// <param name="first">The fields of the first line.</param>
    /// <param name="second">The fields of the second one; none if there is none.</param>
    public static bool Recognize(string path, int number, string[] first, string[] second)
    {
        if (AreNumbered(first))
            return true;
        var texts = Enumerable.Range(0, first.Length).Where(column => !IsNumber(first[column]) && !IsPacked(first[column])).ToArray();
        if (second.Length != first.Length)
            return first.Length > 1 && texts.Length == first.Length;
        int[] named = [.. texts.Where(column => IsNumber(second[column]) || IsPacked(second[column]))];
        if (named.Length == 0)
            return false;
        if (named.Length * 2 >= first.Length || named.Any(column => IsPacked(second[column])))
            return true;
        // Labels may be letters and digits.
        if (named.All(column => column == 0 || column == first.Length - 1))
            return false;
        throw TableReader.NoNumber(path, number, first[named[0]]);
    }

    /// <summary>
    /// Refuses a first line that alone has fractions: what pandas makes of an image that it takes for a header, as
    /// <c>5, 0, 0.1, 0.2, 0.3</c> of 5, 0, 0, 0, 0.
    /// </summary>
    public static void RefuseImage(Table table)
    {
        if (table.Rows.Count < 3 || table.Columns <= LeastNumbers || table.PackedColumn is not null || table.Texts.Count > 0)
            return;
        if (!table.Rows[0].All(TableCell.IsWhole) && table.Rows.Skip(1).All(row => row.All(TableCell.IsWhole)))
            throw new InvalidDataException(
                $"{table.Place(0)}: it has fractions, but all following lines hold whole numbers: pandas writes this for an "
                + "image that it reads as a header (read_csv without header=None). Remove the line, or write the table again.");
    }

    /// <summary>Whether all but what is named as a label or an index are the numbers of columns, from 0 or 1.</summary>
    private static bool AreNumbered(string[] names)
    {
        string[] numbers = [.. names.Where(name => !IsIndex(name) && !IsLabel(name))];
        return numbers.Length > LeastNumbers && (StartsAt(0) || StartsAt(1));

        bool StartsAt(int first) =>
            numbers.Select((name, index) => name == (first + index).ToString(CultureInfo.InvariantCulture)).All(same => same);
    }

    private static bool IsNumber(string text) => TableCell.TryNumber(text, out _);

    private static bool IsPacked(string text) => TableCell.TryNumbers(text) is { Length: >= LeastNumbers };
}
