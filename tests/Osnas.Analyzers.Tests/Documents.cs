namespace Osnas.Analyzers.Tests;

/// <summary>The documents that examples are in, which the test assembly carries.</summary>
internal static class Documents
{
    /// <summary>The text of a document, its lines ended by <c>\n</c>.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(Documents).Assembly.GetManifestResourceStream(name)
            ?? throw new FileNotFoundException($"There is no {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>All documents in a folder.</summary>
    public static IReadOnlyList<(string Name, string Text)> In(string folder)
    {
        var names = typeof(Documents).Assembly.GetManifestResourceNames().Where(
            name => name.StartsWith(folder + "/", StringComparison.Ordinal));
        return [.. names.Order(StringComparer.Ordinal).Select(name => (name, Read(name)))];
    }
}
