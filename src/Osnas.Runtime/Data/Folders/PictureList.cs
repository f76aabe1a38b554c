using System.Text.Json;

namespace Osnas.Data;

/// <summary>A list of pictures and their classes that lies in their folder.</summary>
internal static class PictureList
{
    private const string Annotations = "val_annotations.txt";
    private const string FileColumn = "file_name";

    private static readonly string[] Names = ["metadata.csv", "metadata.jsonl", Annotations];

    // The first is what Hugging Face's own data sets have.
    private static readonly string[] LabelColumns = ["label", "labels", "class", "class_name", "category", "target"];

    /// <summary>The list of a folder; null if it has none.</summary>
    public static string? Find(FolderTree folder) =>
        Names.Select(name => folder.Others.FirstOrDefault(path => Path.GetFileName(path) == name)).FirstOrDefault(path => path is not null);

    /// <summary>Reads a list.</summary>
    /// <param name="path">The list.</param>
    /// <param name="folder">The folder that it is in.</param>
    /// <returns>The classes by name in ordinal order, and the pictures of the folder that aren't in the list.</returns>
    /// <exception cref="InvalidDataException">It has no classes, or names what isn't there.</exception>
    public static (IReadOnlyList<ClassPictures> Classes, IReadOnlyList<string> Unlisted) Read(string path, FolderTree folder)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = Path.GetFileName(path) == Annotations
            ? ReadAnnotations(path)
            : ReadColumn(path, LabelColumns, FolderLayout.Captions.Refuse);
        foreach (var (name, file, label) in Locate(path, folder, rows))
        {
            if (string.IsNullOrWhiteSpace(label))
                throw new InvalidDataException($"{path} has no class for {name}.");
            if (!labels.TryAdd(file, label) && labels[file] != label)
                throw new InvalidDataException($"{path} has two classes for {name}: {labels[file]} and {label}.");
        }

        return (
            [.. labels.GroupBy(pair => pair.Value, pair => pair.Key).OrderBy(files => files.Key, StringComparer.Ordinal)
                .Select(files => new ClassPictures(files.Key, [.. files.Order(StringComparer.Ordinal)]))],
            [.. folder.AllPictures.Where(file => !labels.ContainsKey(file))]);
    }

    /// <summary>Reads a column of a list.</summary>
    /// <param name="path">The list.</param>
    /// <param name="folder">The folder that it is in.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="values">Takes the value of each file that has one.</param>
    /// <exception cref="InvalidDataException">It has no such column, or names what isn't there.</exception>
    public static void ReadColumn(string path, FolderTree folder, string column, Dictionary<string, string> values)
    {
        if (Path.GetFileName(path) == Annotations)
            throw new InvalidDataException($"{path} has no columns with names, so there is none called '{column}'.");
        var rows = ReadColumn(path, [column], found => new($"{found} Write the groups of pictures into a column '{column}'."));
        foreach (var (name, file, value) in Locate(path, folder, rows))
        {
            if (!string.IsNullOrWhiteSpace(value) && !values.TryAdd(file, value) && values[file] != value)
                throw new InvalidDataException($"{path} has two values of {column} for {name}: {values[file]} and {value}.");
        }
    }

    /// <summary>The pictures of a folder that the rows of a list name.</summary>
    private static IEnumerable<(string Name, string File, string? Value)> Locate(
        string path, FolderTree folder, IEnumerable<(string Name, string? Value)> rows)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var picture in folder.AllPictures)
        {
            files[Path.GetRelativePath(folder.Path, picture).Replace(Path.DirectorySeparatorChar, '/')] = picture;
            if (Path.GetFileName(path) == Annotations)
                files.TryAdd(Path.GetFileName(picture), picture);
        }

        return rows.Select(
            row => files.TryGetValue(row.Name.Replace('\\', '/'), out var file)
                ? (row.Name, file, row.Value)
                : throw new InvalidDataException($"{path} names {row.Name}, which is not in {folder.Path}."));
    }

    /// <summary>The names of files and the first of some columns that a list has.</summary>
    private static IEnumerable<(string Name, string? Value)> ReadColumn(
        string path, IReadOnlyList<string> columns, Func<string, InvalidDataException> refuse) =>
        Path.GetFileName(path) == "metadata.jsonl" ? ReadJsonLines(path, columns, refuse) : ReadTable(path, columns, refuse);

    /// <summary>Tiny ImageNet's: name, class, and a box.</summary>
    private static IEnumerable<(string Name, string? Value)> ReadAnnotations(string path) => Lines(path).Select(line =>
        line.Text.Split('\t') is [var file, var label, ..]
        ? (file, (string?)label)
        : throw new InvalidDataException($"{path}, line {line.Number}: a line needs the name of a file, a tab, and its class."));

    private static IEnumerable<(string Name, string? Value)> ReadTable(
        string path, IReadOnlyList<string> columns, Func<string, InvalidDataException> refuse)
    {
        var lines = Lines(path).ToArray();
        var splitter = FieldSplitter.Detect(lines.Length > 0 ? lines[0].Text : string.Empty);
        string[] head = lines.Length > 0 ? Split(lines[0]) : [];
        var (file, value) = (Array.IndexOf(head, FileColumn),
            columns.Select(name => Array.IndexOf(head, name)).FirstOrDefault(index => index >= 0, -1));
        if (file < 0 || value < 0)
            throw refuse($"{path} has the columns {string.Join(", ", head)}, but needs {FileColumn} and {columns[0]}.");
        foreach (var line in lines.Skip(1))
        {
            var values = Split(line);
            yield return values.Length == head.Length
                ? (values[file], values[value])
                : throw new InvalidDataException(
                    $"{path}, line {line.Number}: {Words.Count(values.Length, "value")}, with {splitter.Name} between values; "
                    + $"the first line has {head.Length}.");
        }

        string[] Split((int Number, string Text) line)
        {
            var fields = new List<Range>();
            return splitter.Split(line.Text, fields)
                ? [.. fields.Select(field => FieldSplitter.Text(line.Text, field))]
                : throw new InvalidDataException($"{path}, line {line.Number}: a quote isn't closed, or text follows it.");
        }
    }

    private static IEnumerable<(string Name, string? Value)> ReadJsonLines(
        string path, IReadOnlyList<string> columns, Func<string, InvalidDataException> refuse)
    {
        foreach (var (number, text) in Lines(path))
        {
            string? file, value;
            try
            {
                using var row = JsonDocument.Parse(text);
                file = Find(row.RootElement, FileColumn);
                value = columns.Select(name => Find(row.RootElement, name)).FirstOrDefault(found => found is not null);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                throw new InvalidDataException($"{path}, line {number}: {exception.Message}", exception);
            }

            yield return file is not null && value is not null
                ? (file, value)
                : throw refuse($"{path}, line {number} has no {(file is null ? FileColumn : columns[0])}.");
        }

        static string? Find(JsonElement row, string name) =>
            row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value)
                && value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
                ? value.ToString()
                : null;
    }

    private static IEnumerable<(int Number, string Text)> Lines(string path) =>
        File.ReadLines(path).Select((text, index) => (index + 1, TextCheck.Check(path, index + 1, text)))
            .Where(line => line.Item2.Length > 0);
}
