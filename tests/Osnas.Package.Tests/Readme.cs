namespace Osnas.Package.Tests;

/// <summary>The C# of the README that the package shows.</summary>
internal static class Readme
{
    /// <summary>The snippets in order, as they stand.</summary>
    public static IReadOnlyList<string> Snippets { get; } = File.ReadAllText(RepositoryRoot.Combine("README.md"))
        .ReplaceLineEndings("\n")
        .Split("```csharp\n")
        .Skip(1)
        .Select(text => text[..text.IndexOf("```", StringComparison.Ordinal)])
        .ToArray();
}
