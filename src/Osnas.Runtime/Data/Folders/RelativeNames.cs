namespace Osnas.Data;

/// <summary>What files are called in a folder of data: their paths from there, with slashes on every system.</summary>
internal static class RelativeNames
{
    /// <summary>The names of files, folder by folder as they come.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="files">Their paths.</param>
    public static IEnumerable<string> Of(string root, IEnumerable<string> files)
    {
        var (folder, prefix) = (string.Empty, Prefix(root, string.Empty));
        foreach (var file in files)
        {
            var end = file.Length - Path.GetFileName(file.AsSpan()).Length;
            if (!file.AsSpan(0, end).SequenceEqual(folder))
            {
                folder = file[..end];
                prefix = Prefix(root, folder);
            }

            yield return string.Concat(prefix, file.AsSpan(end));
        }
    }

    private static string Prefix(string root, string folder) =>
        Path.GetRelativePath(root, folder.Length == 0 ? "." : Path.TrimEndingDirectorySeparator(folder)) is var way and not "."
            ? way.Replace(Path.DirectorySeparatorChar, '/') + "/"
            : string.Empty;
}
