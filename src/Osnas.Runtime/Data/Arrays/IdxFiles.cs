using System.Text.RegularExpressions;

namespace Osnas.Data;

/// <summary>The files of a data set in the format of MNIST, by what tools call them.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Name">What precedes <c>train-images-idx3-ubyte</c> in the names, as <c>emnist-letters</c>; usually nothing.</param>
/// <param name="Paths">The files by part and whether they are images.</param>
internal sealed partial record IdxFiles(string Folder, string Name, IReadOnlyDictionary<(DataPart Part, bool IsImages), string> Paths)
{
    private const int MaxDepth = 2;

    /// <summary>What the set is called in messages.</summary>
    public string Title => Name.Length > 0 ? Name : Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder)));

    /// <summary>Whether a file's name is one of such files.</summary>
    public static bool IsName(string path) => FilePattern().IsMatch(Path.GetFileName(path));

    /// <summary>The data sets in a folder, and in those below it that such data is kept in, as torchvision's <c>MNIST/raw</c>.</summary>
    public static IReadOnlyList<IdxFiles> Find(string folder) => Find(folder, MaxDepth);

    /// <summary>The data set that a file is of.</summary>
    public static IdxFiles Of(string file)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        var name = FilePattern().Match(Path.GetFileName(file)).Groups["set"].Value;
        return Find(folder, 0).Single(set => set.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A file.</summary>
    /// <exception cref="FileNotFoundException">It is missing.</exception>
    public string this[DataPart part, bool isImages]
    {
        get
        {
            if (Paths.TryGetValue((part, isImages), out var path))
                return path;
            var set = Name.Length > 0 ? Name + "-" : string.Empty;
            var name = $"{set}{(part == DataPart.Train ? "train" : "t10k")}-{(isImages ? "images-idx3" : "labels-idx1")}-ubyte";
            throw new FileNotFoundException($"There is no {name} or {name}.gz in {Folder}.", Path.Combine(Folder, name));
        }
    }

    private static List<IdxFiles> Find(string folder, int depth)
    {
        // Some programs unpack each file into a folder of its name.
        var files = Directory.EnumerateFiles(folder)
            .Concat(Directory.EnumerateDirectories(folder).Where(IsName).SelectMany(Directory.EnumerateFiles));
        var sets = files.Select(path => (Path: path, Match: FilePattern().Match(Path.GetFileName(path)))).Where(file => file.Match.Success)
            .GroupBy(file => file.Match.Groups["set"].Value, StringComparer.OrdinalIgnoreCase)
            .OrderBy(set => set.Key, StringComparer.Ordinal)
            .Select(set => new IdxFiles(folder, set.Key, set
                .GroupBy(
                    file => (PartNames.OfWord(file.Match.Groups["part"].Value)!.Value,
                        file.Match.Groups["role"].Value.Equals("images", StringComparison.OrdinalIgnoreCase)))
                .ToDictionary(role => role.Key, role => Choose(folder, [.. role.Select(file => file.Path)]))))
            .ToList();
        if (sets.Count > 0 || depth == 0)
            return sets;
        return [
            .. Directory.EnumerateDirectories(folder)
            .Where(name => FolderPattern().IsMatch(Path.GetFileName(name)))
            .Order(StringComparer.Ordinal)
            .SelectMany(name => Find(name, depth - 1))
        ];
    }

    /// <summary>Of a file that is there twice, the one that isn't compressed.</summary>
    private static string Choose(string folder, string[] paths)
    {
        string[] names =
            [
                .. paths.Select(
                path => Path.GetFileName(path)
                    .Replace(".gz", string.Empty, StringComparison.OrdinalIgnoreCase)
                    .Replace('.', '-')
                    .Replace('_', '-')).Distinct(StringComparer.OrdinalIgnoreCase)
            ];
        return names.Length == 1
            ? paths.OrderBy(path => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)).ThenBy(path => path, StringComparer.Ordinal)
                .First()
            : throw new InvalidDataException($"{folder} holds {string.Join(" and ", names)}, which are the same part. Keep one of them.");
    }

    [GeneratedRegex(
        """^(?:(?<set>.+)[-_.])??(?<part>train|t10k|test)[-_.](?<role>images|labels)[-_.]idx[123][-_.](?:ubyte|int)(?:\.gz)?$""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex FilePattern();

    // torchvision's folders, and the one in EMNIST's archive.
    [GeneratedRegex("""^(?:raw|gzip|.*mnist.*)$""", RegexOptions.IgnoreCase)]
    private static partial Regex FolderPattern();
}
