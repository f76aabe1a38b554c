using System.Text.RegularExpressions;

namespace Osnas.Data;

/// <summary>Says what is missing of a folder that has no folders of classes, by what else is there.</summary>
internal static partial class FlatFolder
{
    // Fewer pictures tell of no class.
    private const int LeastOfAName = 2;

    private static readonly string[] Lists = [".csv", ".tsv", ".json", ".jsonl", ".xlsx", ".parquet", ".mat", ".pkl"];
    private static readonly string[] Packed =
        [
            ".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".parquet", ".arrow", ".tfrecord", ".tfrecords", ".mdb", ".lmdb",
            ".h5", ".hdf5", ".rec"
        ];

    /// <summary>The error of a folder with pictures alone.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="around">The folders around it, in which lists may be.</param>
    public static InvalidDataException Refuse(FolderTree folder, params FolderTree[] around)
    {
        string[] files = [.. folder.Others.Concat(around.SelectMany(outer => outer.Others)).Distinct()];
        var found = $"{folder.Path} holds {folder.PicturesInWords} and no folders of classes";
        if (files.FirstOrDefault(file => Path.GetFileName(file) == "_classes.csv") is { } classes)
            return FolderLayout.MultiLabel.Refuse($"{found}, but {Path.GetFileName(classes)}.");
        if (HoldsBoxes(folder) || Array.Exists(around, HoldsBoxes))
            return FolderLayout.Boxes.Refuse($"{found}, but {Path.GetFileName(files.FirstOrDefault(IsOfBoxes)) ?? "files of boxes"}.");
        if (files.FirstOrDefault(file => Lists.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)) is { } list)
            return FolderLayout.FlatWithList.Refuse($"{found}, but {Path.GetFileName(list)}.");
        return FindNames(folder) is { Count: > 1 } names
            ? FolderLayout.FlatByName.Refuse(
                $"{found}; names begin with {string.Join(", ", names.Take(DataNote.MaxExamples))}"
                + $"{(names.Count > DataNote.MaxExamples ? ", ..." : string.Empty)}.")
            : FolderLayout.Flat.Refuse($"{found}.");
    }

    /// <summary>The error of a folder without pictures.</summary>
    public static Exception NoPictures(FolderTree folder)
    {
        var found = $"There are no images in {folder.Path}{InsteadOfPictures(folder)}.";
        return folder.AllOthers.Any(file => Packed.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
            ? FolderLayout.Packed.Refuse(found)
            : new FileNotFoundException($"{found} Give {KnownSources.InWords}.", folder.Path);
    }

    /// <summary>The files of a folder that has no pictures, by their kinds, in words behind it.</summary>
    public static string InsteadOfPictures(FolderTree folder)
    {
        string[] kinds = [.. folder.AllOthers.GroupBy(file => Path.GetExtension(file).ToLowerInvariant())
            .OrderByDescending(files => files.Count()).ThenBy(files => files.Key, StringComparer.Ordinal)
            .Select(files => $"{files.Count()} {(files.Key.Length == 0 ? "files without an extension" : files.Key)}")];
        return kinds.Length == 0 ? string.Empty : $", but {string.Join(", ", kinds.Take(DataNote.MaxExamples))}";
    }

    /// <summary>Whether a folder is one of pictures and of boxes in them.</summary>
    public static bool HoldsBoxes(FolderTree folder) =>
        folder.Others.Exists(IsOfBoxes)
        || folder.Folders.Exists(
            inner => !inner.HasPictures && inner.Name.ToLowerInvariant() is "labels" or "annotations"
                && inner.AllOthers.Any(file => Path.GetExtension(file) is ".txt" or ".xml"));

    private static bool IsOfBoxes(string file) =>
        Path.GetFileName(file) is var name
            && (name.EndsWith("coco.json", StringComparison.OrdinalIgnoreCase)
                || name.StartsWith("instances_", StringComparison.OrdinalIgnoreCase)
                || name is "_annotations.csv" or "_darknet.labels" or "obj.names");

    /// <summary>The words that the names of several files begin with, before a number.</summary>
    private static IReadOnlyList<string> FindNames(FolderTree folder) =>
        [.. folder.AllPictures.Select(file => Numbered().Match(Path.GetFileNameWithoutExtension(file)).Groups["name"].Value)
            .GroupBy(name => name)
            .Where(files => files.Key.Length > 0 && files.Count() >= LeastOfAName).Select(files => files.Key)];

    [GeneratedRegex(@"^(?<name>\p{L}.*?)[^\p{L}\p{N}]*\d+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Numbered();
}
