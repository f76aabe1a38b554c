namespace Osnas.Package.Tests;

/// <summary>The C# of the README that the package shows.</summary>
internal static class Readme
{
    /// <summary>The snippets in order, as they stand.</summary>
    public static IReadOnlyList<string> Snippets { get; } = new DocumentPage("README.md").Blocks("csharp");
}
