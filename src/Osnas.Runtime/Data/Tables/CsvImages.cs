using System.Globalization;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// Reads grayscale images from a text table (CSV). A line contains the pixels of a square image, row by row, and its label in
/// the first, the last or a named column. Separators, a header, an index, quotes and comments are recognized.
/// </summary>
public static class CsvImages
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; it can be gzipped.</param>
    /// <param name="label">The column with the labels; see <see cref="DataOptions.Label"/>. Null finds it.</param>
    /// <returns>The images of all parts, if a column names parts.</returns>
    /// <exception cref="InvalidDataException">A line has another form, or the meaning of the columns isn't clear. The message
    /// names the file and what was recognized.</exception>
    public static InMemoryDataset Read(string path, string? label = null)
    {
        var table = TableReader.Read(path);
        using var scope = NewDisposeScope();
        return (InMemoryDataset)LabelledImages.ToParts(
            ToImages(table, TableLayout.Find(table, label, null), null, []), null, null, []).Train;
    }

    /// <summary>Reads a file, or a folder with a file for each part.</summary>
    internal static ImageParts ReadParts(string path, string? label, string? group = null)
    {
        using var scope = NewDisposeScope();
        var notes = new List<DataNote>();
        if (Directory.Exists(path))
            return ReadFolder(
                TableFiles.Find(path) ?? throw new FileNotFoundException($"There is no table in {path}: no .csv or .tsv file.", path),
                label,
                group,
                notes);

        var table = TableReader.Read(path);
        var layout = TableLayout.Find(table, label, group);
        Describe(table, layout, notes);
        if (layout.Part is not { } part)
            return LabelledImages.ToParts(ToImages(table, layout, null, notes), null, null, notes);
        notes.Add(new(DataNoteKind.Understood, $"{table.Describe(part)} says which part an image belongs to"));
        return LabelledImages.ToParts(
            Part(DataPart.Train) ?? throw new InvalidDataException($"{path}: {table.Describe(part)} names no training images."),
            Part(DataPart.Validation),
            Part(DataPart.Test),
            notes);

        LabelledImages? Part(DataPart meant) =>
            table.Texts[part].Any(text => PartNames.OfWord(text.Value) == meant) ? ToImages(table, layout, meant, notes) : null;
    }

    private static ImageParts ReadFolder(TableFiles files, string? label, string? group, List<DataNote> notes)
    {
        var table = TableReader.Read(files.Train);
        var layout = TableLayout.Find(table, label, group);
        Describe(table, layout, notes);
        foreach (var other in files.Others)
            notes.Add(new(DataNoteKind.LeftOut, $"{Path.GetFileName(other)}, whose name is that of no part"));
        return LabelledImages.ToParts(ToImages(table, layout, null, notes), Read(files.Validation), Read(files.Test), notes);

        LabelledImages? Read(string? path)
        {
            if (path is null)
                return null;
            var part = TableReader.Read(path);
            if (part.Columns == table.Columns - 1 && part.Header?.Contains(table.Header?[layout.Label]) != true)
            {
                notes.Add(new(DataNoteKind.LeftOut, $"{Path.GetFileName(path)}, which has no labels"));
                return null;
            }

            var same = part.Columns == table.Columns
                && (part.Header is null || table.Header is null || part.Header.SequenceEqual(table.Header));
            return same ? ToImages(
                part,
                layout,
                null,
                notes) : throw new InvalidDataException($"{path} has different columns from {files.Train}. Give both the same columns.");
        }
    }

    private static LabelledImages ToImages(Table table, TableLayout layout, DataPart? part, List<DataNote> notes)
    {
        int[] rows =
            [
                .. Enumerable.Range(0, table.Rows.Count)
                .Where(row => part is null || PartNames.OfWord(table.Texts[layout.Part!.Value][row]) == part)
            ];
        var count = layout.Size * layout.Size;
        if ((long)rows.Length * count > Array.MaxLength)
            throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{table.Path}: {rows.Length:N0} images of {count:N0} pixels are too many for a table. Save them as "
                    + $"pictures, in a folder for each class."));
        var pixels = new float[rows.Length * count];
        var labels = new string[rows.Length];
        for (var index = 0; index < rows.Length; index++)
        {
            labels[index] = TableLabels.Read(table, rows[index], layout.Label);
            Copy(table, layout, rows[index], pixels.AsSpan(index * count, count));
        }

        TableLabels.Check(table, rows, layout.Label);
        var (least, greatest) = (pixels.Min(), pixels.Max());
        if (least < 0 || greatest > byte.MaxValue)
            notes.Add(
                new(
                    DataNoteKind.Doubtful,
                    $"{Path.GetFileName(table.Path)}: pixel values range from {TableCell.Text(least)} to {TableCell.Text(greatest)}, "
                    + "outside 0 to 255"));
        return new(table.Path, TensorFactory.Of(pixels, [rows.Length, 1, layout.Size, layout.Size], Devices.Host), labels)
        {
            Groups = layout.Group is { } group
                ? [.. rows.Select(row => table.Text(row, group) is var text && string.IsNullOrWhiteSpace(text) ? null : text)]
                : null,
        };
    }

    private static void Copy(Table table, TableLayout layout, int row, Span<float> pixels)
    {
        if (table.PackedColumn is not null)
        {
            var packed = table.Packed[row];
            if (packed.Length != pixels.Length)
                throw new InvalidDataException($"{table.Place(row)}: {packed.Length} pixels; the lines before have {pixels.Length}.");
            packed.CopyTo(pixels);
            return;
        }

        var values = table.Rows[row];
        for (var index = 0; index < pixels.Length; index++)
        {
            var column = layout.Pixels[index];
            pixels[index] = float.IsNaN(values[column])
                ? throw TableReader.NoNumber(table.Path, table.LineNumbers[row], table.Texts[column][row])
                : values[column];
        }
    }

    private static void Describe(Table table, TableLayout layout, List<DataNote> notes)
    {
        notes.Add(new(DataNoteKind.Understood, string.Create(
            CultureInfo.InvariantCulture,
            $"{Path.GetFileName(table.Path)}: {table.Rows.Count:N0} lines, {table.Separator} between values, "
            + $"{(table.Header is null ? "no header" : "a header")}, {layout.Size}x{layout.Size} pixels")));
        notes.AddRange(layout.Notes);
        if (table.Comments > 0)
            notes.Add(new(DataNoteKind.LeftOut, "lines of comments, which begin with #", table.Comments));
    }
}
