namespace Osnas.Experiments;

/// <summary>Names runs by their folders.</summary>
internal static class RunNames
{
    /// <summary>The names of runs: of each folder as few of its last parts as tell it from the others.</summary>
    /// <param name="folders">The folders. One that is here twice has the same name twice.</param>
    /// <returns>The names, in this order, with slashes.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> folders)
    {
        string[][] paths = [.. folders.Select(folder => Path.GetFullPath(folder).Replace('\\', '/').TrimEnd('/').Split('/'))];
        return [.. paths.Select(path => NameOf(path, [.. paths.Where(other => !other.SequenceEqual(path))]))];
    }

    private static string NameOf(string[] path, string[][] others)
    {
        var count = 1;
        while (count < path.Length && others.Any(other => other.TakeLast(count).SequenceEqual(path.TakeLast(count))))
            count++;
        return string.Join('/', path.TakeLast(count));
    }
}
