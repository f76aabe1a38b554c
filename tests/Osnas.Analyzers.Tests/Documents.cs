namespace Osnas.Analyzers.Tests;

/// <summary>The documents that examples are in, which the test assembly carries.</summary>
internal static class Documents
{
    /// <summary>The text of a document, its lines ended by <c>\n</c>.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(Documents).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"There is no {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
