namespace Osnas.Data;

/// <summary>Where a path leads when all of its links are followed; .NET only follows the last one.</summary>
internal static class RealPath
{
    // As Linux has it; a chain of links that is longer runs in a circle.
    private const int MaxLinks = 40;

    /// <summary>The path without links. Of a link that runs in a circle some path that isn't there.</summary>
    public static string Resolve(string path) => Resolve(path, 0);

    private static string Resolve(string path, int links)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var name in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, name);
            FileSystemInfo entry = Directory.Exists(next) ? new DirectoryInfo(next) : new FileInfo(next);
            real = entry.LinkTarget is { } target && links < MaxLinks ? Resolve(Path.Combine(real, target), ++links) : next;
        }

        return real;
    }
}
