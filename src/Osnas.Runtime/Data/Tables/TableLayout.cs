using System.Globalization;

namespace Osnas.Data;

/// <summary>Which columns of a table hold what.</summary>
/// <param name="Label">The column of the labels.</param>
/// <param name="Part">The column that says which part an image belongs to; null if there is none.</param>
/// <param name="Pixels">The columns of the pixels, in order; none if they are in <see cref="Table.PackedColumn"/>.</param>
/// <param name="Size">Height and width of the images.</param>
internal sealed record TableLayout(int Label, int? Part, int[] Pixels, int Size)
{
    private const int LeastSize = 2;
    private const int ColorChannels = 3;

    /// <summary>The column of the groups; null if none were asked for.</summary>
    public int? Group { get; init; }

    /// <summary>How columns were understood, and which are left out.</summary>
    public IReadOnlyList<DataNote> Notes { get; init; } = [];

    /// <summary>Finds what the columns hold.</summary>
    /// <param name="table">The table.</param>
    /// <param name="label">The column of the labels, as <see cref="DataOptions.Label"/>; null to find it.</param>
    /// <param name="group">The column of the groups, by its name; null for none.</param>
    /// <exception cref="InvalidDataException">It can't be told; the message says what was understood, and what to do.</exception>
    public static TableLayout Find(Table table, string? label, string? group)
    {
        var notes = new List<DataNote>();
        List<int> columns = [.. Enumerable.Range(0, table.Columns)];
        LeaveOut(column => table.IsText(column) && table.Texts[column].Values.All(string.IsNullOrEmpty), "is empty");
        var grouped = group is null ? (int?)null : NamedColumn(table, group, "Only columns with names can group images.");
        columns.RemoveAll(column => column == grouped);
        var named = NamedLabel(table, label);
        if (named is not null && named == grouped)
            throw new InvalidDataException($"{table.Path}: {table.Describe(named.Value)} can't be both the label and the group.");
        var part = columns.Where(column => column != named && IsPart(table, column)).Select(column => (int?)column).FirstOrDefault();
        columns.RemoveAll(column => column == part);
        LeaveOut(column => column != named && IsIndex(table, columns, column), "numbers the lines");
        var found = named ?? LabelColumn.Find(table, columns, label);
        columns.Remove(found);
        if (table.Header is not null || table.PackedColumn is not null)
            LeaveOut(column => column != table.PackedColumn && table.IsText(column), "is text");

        int[] pixels =
            [.. table.PackedColumn is { } packed ? columns.Where(column => column != packed) : PixelOrder.Find(table, columns, notes)];
        if (table.PackedColumn is not null && pixels.Length > 0)
            throw new InvalidDataException(
                $"{table.Path}: {table.Describe(table.PackedColumn.Value)} holds the pixels and {table.Describe(found)} the labels; "
                + $"{table.Describe(pixels[0])} is neither. Remove it, or name the label with --label NAME.");
        var count = table.PackedColumn is null ? pixels.Length : table.Packed[0].Length;
        return new(found, part, pixels, SizeOf(table, count)) { Group = grouped, Notes = [Labels(), .. notes] };

        void LeaveOut(Func<int, bool> isLeftOut, string why)
        {
            foreach (var column in columns.Where(isLeftOut).ToArray())
            {
                notes.Add(new(DataNoteKind.LeftOut, $"{table.Describe(column)}, which {why}"));
                columns.Remove(column);
            }
        }

        DataNote Labels() =>
            new(
                DataNoteKind.Understood,
                $"the label is {table.Describe(found)}"
                + $"{(named is null && label is null && table.Header is not null ? ", by its values" : string.Empty)}");
    }

    /// <summary>Height and width of a square image; 0 if so many pixels are none.</summary>
    internal static int SquareOf(long pixels) =>
        (int)Math.Sqrt(pixels) is >= LeastSize and var size && (long)size * size == pixels ? size : 0;

    /// <summary>Whether so many values are the pixels of a square image of three channels.</summary>
    internal static bool IsColor(long values) => values % ColorChannels == 0 && SquareOf(values / ColorChannels) > 0;

    private static int? NamedLabel(Table table, string? label)
    {
        if (label is DataReading.FirstColumn or DataReading.LastColumn)
            return null;
        if (label is not null)
            return NamedColumn(
                table, label, $"Use --label {DataReading.FirstColumn} or --label {DataReading.LastColumn}.");

        int[] labels =
            [.. Enumerable.Range(0, table.Columns).Where(column => table.Header is { } header && TableHeader.IsLabel(header[column]))];
        return labels switch
        {
            [] => null,
            [var only] => only,
            _ when labels.Select(column => table.Header![column]).Distinct(StringComparer.OrdinalIgnoreCase).Count() == 1 =>
                throw new InvalidDataException(
                    $"{table.Path}: {Words.Count(labels.Length, "column")} are called '{table.Header![labels[0]]}'. Rename or remove "
                    + "all but the label."),
            _ => throw new InvalidDataException(
                $"{table.Path}: the columns {string.Join(" and ", labels.Select(column => $"'{table.Header![column]}'"))} may be the "
                + $"label. Name it: --label {table.Header![labels[0]]}"),
        };
    }

    private static int NamedColumn(Table table, string name, string hint)
    {
        if (table.Header is not { } header)
            throw new InvalidDataException($"{table.Path} has no header, so no column is called '{name}'. {hint}");
        int[] columns = [.. Enumerable.Range(0, table.Columns)];
        int[] same =
            [
                .. columns.Where(column => header[column] == name),
                .. columns.Where(column => header[column].Equals(name, StringComparison.OrdinalIgnoreCase)),
            ];
        return same.Length > 0 ? same[0] : throw new InvalidDataException(
            $"{table.Path} has no column '{name}'. Its first columns are "
            + $"{string.Join(", ", header.Take(3).Select(other => $"'{TableCell.Show(other)}'"))}, "
            + $"its last '{TableCell.Show(header[^1])}'.");
    }

    private static bool IsPart(Table table, int column) =>
        table.IsText(column) && column != table.PackedColumn
            && table.Texts[column].Values.Distinct().All(name => PartNames.OfWord(name) is not null);

    /// <summary>
    /// Whether a column numbers the lines: by its name, or without one if what is left besides it and the label is a square
    /// image.
    /// </summary>
    private static bool IsIndex(Table table, List<int> columns, int column)
    {
        if (table.IsText(column))
            return table.Header is not null && TableHeader.IsIndex(table.Header[column])
                && table.Texts[column].Values.ToHashSet(StringComparer.Ordinal).Count == table.Rows.Count && table.Rows.Count > 1;
        if (table.Texts.ContainsKey(column))
            return false;
        if (table.Header is not null && TableHeader.IsIndex(table.Header[column]))
            return table.Rows.Select(row => row[column]).ToHashSet().Count == table.Rows.Count;
        return table.Header is null && column == columns[0] && SquareOf(columns.Count - 2) > 0
            && table.Rows[0][column] is 0 or 1
            && table.Rows.Select((row, number) => row[column] == number + table.Rows[0][column]).All(same => same);
    }

    internal static int SizeOf(Table table, int values)
    {
        if (SquareOf(values) is > 0 and var size)
            return size;
        throw new InvalidDataException(IsColor(values)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{table.Path}: {values:N0} values besides the label are three channels of "
                + $"{SquareOf(values / ColorChannels)}x{SquareOf(values / ColorChannels)} pixels. {FileFormat.ColorTable.Hint}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{table.Path}: {table.Rows.Count:N0} lines of {values:N0} pixels are not square images. There are {table.Columns:N0} "
                + $"columns ({table.Separator} between them), and the label is one of them."));
    }
}
