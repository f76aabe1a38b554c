using System.Text.RegularExpressions;

namespace Osnas.Package.Tests;

/// <summary>A page of the documentation, or another Markdown file that users read.</summary>
/// <param name="Path">Relative to the repository, with slashes.</param>
internal sealed partial record DocumentPage(string Path)
{
    private static readonly string[] Beside =
        ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "AGENTS.md", "SECURITY.md", "CODE_OF_CONDUCT.md"];

    /// <summary>All pages of docs, in order.</summary>
    public static IReadOnlyList<DocumentPage> OfSite { get; } =
    [
        .. Directory.GetFiles(RepositoryRoot.Combine("docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => new DocumentPage(System.IO.Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/')))
            .OrderBy(page => page.Path, StringComparer.Ordinal),
    ];

    /// <summary>The pages of docs and those beside it.</summary>
    public static IReadOnlyList<DocumentPage> All { get; } = [.. OfSite, .. Beside.Select(name => new DocumentPage(name))];

    /// <summary>A page of docs/guides.</summary>
    public static DocumentPage Guide(string name) => new($"docs/guides/{name}");

    public string Text => field ??= File.ReadAllText(RepositoryRoot.Combine(Path)).ReplaceLineEndings("\n");

    /// <summary>The text without code, in which nothing is a link.</summary>
    public string Prose => field ??= CodeSpan().Replace(CodeBlock().Replace(Text, string.Empty), string.Empty);

    public string Title => Text.Split('\n')[0].TrimStart('#', ' ');

    /// <summary>The first sentence of the page.</summary>
    public string FirstSentence
    {
        get
        {
            var paragraph = Text.Split("\n\n").First(part => !part.StartsWith('#')).Replace('\n', ' ');
            return paragraph[..(SentenceEnd().Match(paragraph).Index + 1)];
        }
    }

    /// <summary>The targets of all links that don't leave the repository.</summary>
    public IEnumerable<string> LocalLinks => Link().Matches(Prose).Select(link => link.Groups["target"].Value)
        .Where(target => !target.Contains(':', StringComparison.Ordinal));

    /// <summary>The names by which links refer to the headings.</summary>
    public IReadOnlySet<string> Anchors => field ??=
        Heading().Matches(CodeBlock().Replace(Text, string.Empty)).Select(heading => Slug(heading.Groups["text"].Value)).ToHashSet();

    /// <summary>The blocks of code of a language in order, as they stand.</summary>
    public string[] Blocks(string language) =>
    [
        .. Text.Split($"```{language}\n").Skip(1).Select(text => text[..text.IndexOf("```", StringComparison.Ordinal)]),
    ];

    /// <summary>The path of a link's target, relative to the repository.</summary>
    public string Resolve(string target)
    {
        var folder = System.IO.Path.GetDirectoryName(RepositoryRoot.Combine(Path))!;
        return System.IO.Path.GetRelativePath(RepositoryRoot.Path, System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, target)))
            .Replace('\\', '/');
    }

    private static string Slug(string heading) =>
        NotOfSlugs().Replace(heading.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-');

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("^#+ (?<text>.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotOfSlugs();

    [GeneratedRegex(@"\.(?= [A-Z]|$)")]
    private static partial Regex SentenceEnd();
}
