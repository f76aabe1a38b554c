using System.Globalization;

namespace Osnas.Data;

/// <summary>
/// Reads tables as programs write them: with any of the usual separators, quotes, comments, blank lines, and a header or
/// none.
/// </summary>
internal sealed class TableReader
{
    private const int LeastPacked = 4;

    // A line with more text than this is none of pixels.
    private const int MaxTexts = 16;

    private readonly string _path;
    private readonly TableLines _lines;
    private readonly FieldSplitter _splitter;
    private readonly List<Range> _fields = [];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    private TableReader(string path, TableLines lines, FieldSplitter splitter) => (_path, _lines, _splitter) = (path, lines, splitter);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It isn't a table; the message names file and line.</exception>
    public static Table Read(string path)
    {
        using var lines = new TableLines(path);
        var first = lines.Read();
        var separator = first is null ? null : FieldSplitter.Declared(first);
        if (separator is not null)
            first = lines.Read();
        return first is null
            ? throw new InvalidDataException($"{path}: it has no line of values.")
            : new TableReader(path, lines, separator ?? FieldSplitter.Detect(first)).ReadRows(first);
    }

    private Table ReadRows(string first)
    {
        var (firstNumber, comment) = (_lines.Number, _lines.LastComment);
        string[] names = [.. Split(first, firstNumber).Select(field => FieldSplitter.Text(first, field))];
        var table = new Table { Path = _path, Separator = _splitter.Name, Columns = names.Length };
        var second = _lines.Read();
        var header = TableHeader.Recognize(
            _path,
            firstNumber,
            names,
            second is null ? [] : [.. Split(second, _lines.Number).Select(field => FieldSplitter.Text(second, field))]);
        table.Header = header ? names : comment is null ? null : HeaderOf(comment, names.Length);
        if (!header)
            Add(table, first, firstNumber);
        for (var line = second; line is not null; line = _lines.Read())
            Add(table, line, _lines.Number);
        table.Comments = _lines.Comments;
        if (table.Rows.Count == 0)
            throw new InvalidDataException($"{_path}: it has a header, but no line of values.");
        if (!header)
            TableHeader.RefuseImage(table);
        return table;
    }

    /// <summary>The names of columns that numpy.savetxt wrote into a comment.</summary>
    private string[]? HeaderOf(string comment, int columns)
    {
        if (!_splitter.Split(comment, _fields) || _fields.Count != columns)
            return null;
        string[] names = [.. _fields.Select(field => FieldSplitter.Text(comment, field))];
        return names.Any(name => !TableCell.TryNumber(name, out _)) ? names : null;
    }

    private List<Range> Split(string line, int number)
    {
        if (!_splitter.Split(line, _fields))
            throw new InvalidDataException($"{_path}, line {number}: a quote isn't closed, or text follows it.");
        return _fields.Count <= Table.MaxColumns
            ? _fields
            : throw new InvalidDataException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{_path}, line {number}: more than {Table.MaxColumns:N0} values; a table of images has fewer columns."));
    }

    private void Add(Table table, string line, int number)
    {
        var fields = Split(line, number);
        if (fields.Count != table.Columns)
            throw new InvalidDataException(
                $"{_path}, line {number}: {Words.Count(fields.Count, "value")}, with {_splitter.Name} between values; "
                + $"the lines before have {table.Columns}.");
        var values = new float[fields.Count];
        var (row, texts) = (table.Rows.Count, 0);
        table.Rows.Add(values);
        table.LineNumbers.Add(number);
        for (var column = 0; column < values.Length; column++)
        {
            var field = line.AsSpan(fields[column]);
            if (column != table.PackedColumn && TableCell.TryNumber(field, out values[column]))
                continue;
            values[column] = float.NaN;
            if (column == table.PackedColumn || (row == 0 && table.PackedColumn is null))
            {
                if (TableCell.TryNumbers(field) is { Length: >= LeastPacked } packed)
                {
                    table.PackedColumn = column;
                    table.Packed.Add(packed);
                    continue;
                }

                if (column == table.PackedColumn)
                    throw new InvalidDataException(
                        $"{_path}, line {number}: the pixels, '{TableCell.Show(field.ToString())}', are not numbers separated by spaces "
                        + "between them.");
            }

            if (++texts > MaxTexts)
                throw NoNumber(_path, number, field.ToString());
            AddText(table, column, row, FieldSplitter.Text(line, fields[column]));
        }
    }

    private void AddText(Table table, int column, int row, string text)
    {
        if (!table.Texts.TryGetValue(column, out var texts))
            table.Texts.Add(column, texts = []);
        if (!_texts.TryGetValue(text, out var same))
            _texts.Add(text, same = text);
        texts.Add(row, same);
    }

    /// <summary>The error of a field that should be a pixel.</summary>
    public static InvalidDataException NoNumber(string path, int line, string text) => new(
        $"{path}, line {line}: '{TableCell.Show(text)}' is not a number." +
        (TableCell.TryNumber(text.Replace(',', '.'), out _) ? " " + FileFormat.DecimalCommas.Hint : string.Empty));
}
