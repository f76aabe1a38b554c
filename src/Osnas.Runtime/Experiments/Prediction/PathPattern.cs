namespace Osnas.Experiments;

/// <summary>
/// Patterns of paths, as a shell has them: in a part of a path, <c>*</c> is any text and <c>?</c> any character; the part
/// <c>**</c> is folders of any depth, none too.
/// </summary>
internal static class PathPattern
{
    private const string AnyDepth = "**";

    // No links, which may lead back to a folder above them. What can't be read is an error, not left out.
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
        IgnoreInaccessible = false,
    };

    /// <summary>Whether a path is a pattern.</summary>
    /// <param name="path">The path.</param>
    public static bool IsPattern(string path) => path.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Finds the files that match, in the order of their names.</summary>
    /// <param name="pattern">The pattern; the paths are relative if it is.</param>
    public static IEnumerable<string> Find(string pattern)
    {
        var root = Path.GetPathRoot(pattern) ?? string.Empty;
        var parts = pattern[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar]);
        if (parts[^1].Length == 0)
            return [];
        if (parts[^1] == AnyDepth)
            parts = [.. parts, "*"];
        IEnumerable<string> folders = [root];
        foreach (var part in parts[..^1])
            folders = folders.SelectMany(folder => FindFolders(folder, part));
        return folders.SelectMany(folder => FindFiles(folder, parts[^1])).Distinct().Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> FindFolders(string folder, string part)
    {
        if (part == AnyDepth)
            return [folder, .. Directory.EnumerateDirectories(PlaceOf(folder), "*", Below).Select(path => Under(folder, path))];
        if (IsPattern(part))
            return Directory.EnumerateDirectories(PlaceOf(folder), part).Select(path => Under(folder, path));
        var one = Path.Combine(folder, part);
        return Directory.Exists(PlaceOf(one)) ? [one] : [];
    }

    private static IEnumerable<string> FindFiles(string folder, string name)
    {
        if (IsPattern(name))
            return Directory.EnumerateFiles(PlaceOf(folder), name).Select(path => Under(folder, path));
        var one = Path.Combine(folder, name);
        return File.Exists(one) ? [one] : [];
    }

    private static string PlaceOf(string folder) => folder.Length == 0 ? "." : folder;

    /// <summary>What was found, without the dot that stands for no folder.</summary>
    private static string Under(string folder, string path) =>
        folder.Length == 0 ? Path.GetRelativePath(PlaceOf(folder), path) : path;
}
