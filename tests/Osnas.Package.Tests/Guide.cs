namespace Osnas.Package.Tests;

/// <summary>The code and the commands of a guide.</summary>
internal sealed class Guide
{
    private readonly string _text;

    private Guide(string text) => _text = text;

    /// <summary>Reads a file of docs/guides.</summary>
    public static Guide Read(string name) =>
        new(File.ReadAllText(RepositoryRoot.Combine("docs", "guides", name)).ReplaceLineEndings("\n"));

    /// <summary>The blocks of a language in order, as they stand.</summary>
    public string[] Blocks(string language) =>
    [
        .. _text.Split($"```{language}\n").Skip(1).Select(text => text[..text.IndexOf("```", StringComparison.Ordinal)]),
    ];
}
