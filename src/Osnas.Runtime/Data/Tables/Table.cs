namespace Osnas.Data;

/// <summary>A table of numbers and text, line by line.</summary>
internal sealed class Table
{
    /// <summary>The most fields of a line: an image of 1,024 x 1,024 pixels and more than enough beside it.</summary>
    public const int MaxColumns = (1 << 20) + 64;

    /// <summary>The file.</summary>
    public required string Path { get; init; }

    /// <summary>What is between two fields, in words.</summary>
    public required string Separator { get; init; }

    /// <summary>The names of the columns; null if the table has none.</summary>
    public IReadOnlyList<string>? Header { get; set; }

    /// <summary>Number of columns.</summary>
    public required int Columns { get; init; }

    /// <summary>The numbers of each line; NaN where a field is text.</summary>
    public List<float[]> Rows { get; } = [];

    /// <summary>The number of each line in the file, from 1.</summary>
    public List<int> LineNumbers { get; } = [];

    /// <summary>The fields that are text: by column, then by row.</summary>
    public SortedDictionary<int, Dictionary<int, string>> Texts { get; } = [];

    /// <summary>The column whose fields hold all pixels of an image, divided by spaces; null if there is none.</summary>
    public int? PackedColumn { get; set; }

    /// <summary>The numbers of that column's fields.</summary>
    public List<float[]> Packed { get; } = [];

    /// <summary>Lines of comments that were left out.</summary>
    public int Comments { get; set; }

    /// <summary>Whether each field of a column is text.</summary>
    public bool IsText(int column) => Texts.TryGetValue(column, out var texts) && texts.Count == Rows.Count;

    /// <summary>A field as a label: a whole number without fraction, or text as it is.</summary>
    public string Text(int row, int column) =>
        Texts.TryGetValue(column, out var texts) && texts.TryGetValue(row, out var text) ? text : TableCell.Text(Rows[row][column]);

    /// <summary>A column in words.</summary>
    public string Describe(int column) => Header is not null ? $"column '{TableCell.Show(Header[column])}'"
        : column == 0 ? "the first column"
        : column == Columns - 1 ? "the last column"
        : $"column {column + 1}";

    /// <summary>A row's place in the file.</summary>
    public string Place(int row) => $"{Path}, line {LineNumbers[row]}";
}
