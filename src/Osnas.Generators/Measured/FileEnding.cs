namespace Osnas.Generators.Measured;

/// <summary>Finds the file that an attribute names by the end of its path, such as <c>tables/pixel.json</c>.</summary>
internal static class FileEnding
{
    /// <summary>Finds the files that match a name. If one matches exactly, files that differ in case are ignored.</summary>
    /// <typeparam name="T">The type that represents a file.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="files">The files.</param>
    /// <param name="path">The path of a file.</param>
    public static IReadOnlyList<T> Find<T>(string name, IEnumerable<T> files, Func<T, string> path)
    {
        var similar = files
            .Where(file => Matches(path(file), name))
            .GroupBy(path, StringComparer.Ordinal)
            .Select(group => group.First())
            .ToArray();
        var same = similar.Where(file => Matches(path(file), name, StringComparison.Ordinal)).ToArray();
        return same.Length > 0 ? same : similar;
    }

    /// <summary>Whether a path ends in a name, at a folder's border. The two kinds of slashes are one.</summary>
    public static bool Matches(string path, string name, StringComparison comparison = StringComparison.OrdinalIgnoreCase)
    {
        // The compiler doesn't know the folder to which a path is relative.
        var parts = name.Split('/', '\\').SkipWhile(part => part is "" or "." or "..");
        return ('/' + path.Replace('\\', '/')).EndsWith('/' + string.Join("/", parts), comparison);
    }
}
