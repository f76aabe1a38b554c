using System.Globalization;

namespace Osnas.Data;

/// <summary>Finds the column of the labels where no name tells it: the first or the last, whichever looks like labels.</summary>
internal static class LabelColumn
{
    /// <summary>Finds the column.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">The columns that may be it, or pixels.</param>
    /// <param name="label">What is known of it; see <see cref="DataOptions.Label"/>.</param>
    /// <exception cref="InvalidDataException">There is none, or it can't be told.</exception>
    public static int Find(Table table, IReadOnlyList<int> columns, string? label)
    {
        int[] candidates = [.. columns.Where(column => column != table.PackedColumn)];
        if (candidates.Length == 0 || (table.PackedColumn is null && TableLayout.SquareOf(columns.Count) > 0))
            throw WithoutLabel(table, columns.Count);
        if (candidates is [var only])
            return only;
        if (label is not null)
            return label == DataReading.FirstColumn ? candidates[0] : candidates[^1];
        RefuseColors(table, columns.Count);

        var (first, last) = (ColumnSummary.Of(table, candidates[0]), ColumnSummary.Of(table, candidates[^1]));
        if (first.Likeness != last.Likeness)
            return first.Likeness > last.Likeness ? candidates[0] : candidates[^1];
        RefuseText(table, candidates);
        var both = first.Likeness == LabelLikeness.None ? "neither looks like labels" : "both may be labels";
        throw new InvalidDataException(
            $"{table.Path}: {Name(0)} {first}, {Name(^1)} {last}: {both}. Choose one with --label {DataReading.FirstColumn} or "
            + $"--label {DataReading.LastColumn}{(table.Header is null ? string.Empty : ", or the name of its column")}.");

        string Name(Index index) => table.Describe(candidates[index]);
    }

    private static InvalidDataException WithoutLabel(Table table, int columns)
    {
        var size = TableLayout.SquareOf(table.PackedColumn is null ? columns : table.Packed[0].Length);
        return new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{table.Path} has no label: its columns are {size}x{size} pixels and nothing else. {FileFormat.TableWithoutLabels.Hint}"));
    }

    private static void RefuseColors(Table table, int columns)
    {
        if (table.PackedColumn is null && TableLayout.IsColor(columns - 1))
            TableLayout.SizeOf(table, columns - 1);
    }

    /// <summary>
    /// A column that is neither, and has text in it, is one of pixels that is wrong somewhere; and one of numbers, of which
    /// some are missing, may be.
    /// </summary>
    private static void RefuseText(Table table, int[] candidates)
    {
        foreach (var (column, texts) in table.Texts)
        {
            var isOuter = column == candidates[0] || column == candidates[^1];
            if (isOuter && texts.Count < table.Rows.Count && texts.Values.All(TableCell.IsMissing))
                throw new InvalidDataException(
                    $"{table.Place(texts.Keys.Min())}: '{TableCell.Show(texts[texts.Keys.Min()])}' in {table.Describe(column)} is not a "
                    + "number, as the other lines have. Write the number, or remove the line.");
            if (!isOuter && candidates.Contains(column) && table.Header is null)
                throw TableReader.NoNumber(table.Path, table.LineNumbers[texts.Keys.Min()], texts[texts.Keys.Min()]);
        }
    }
}
