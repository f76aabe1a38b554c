using System.Text.RegularExpressions;

namespace Osnas.Tests.Documents;

/// <summary>A command line of a program with Osnas, which a page of the documentation shows.</summary>
/// <param name="Page">The page.</param>
/// <param name="Program">What the page calls the program.</param>
/// <param name="Text">The words behind that, as they stand.</param>
internal sealed partial record DocumentedCommand(string Page, string Program, string Text)
{
    /// <summary>What a page leaves out.</summary>
    private const string Omission = "...";

    // The next word is a file.
    private static readonly string[] BeforeFiles =
        ["--html", "--output", "--csv", "--tensorboard", "--secret-file", "--tls-certificate", "--tls-ca"];

    private static readonly string[] Spaces = ["MySpace", "DigitsSpace"];
    private static readonly string[] OfCluster = ["worker", "status"];

    /// <summary>The commands of all pages that users read.</summary>
    public static IReadOnlyList<DocumentedCommand> All { get; } =
    [
        .. Directory.GetFiles(RepositoryRoot.Combine("docs"), "*.md", SearchOption.AllDirectories)
            .Concat(Directory.GetFiles(RepositoryRoot.Combine("src"), "PACKAGE.md", SearchOption.AllDirectories))
            .Concat(Directory.GetFiles(RepositoryRoot.Path, "*.md"))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal).SelectMany(Of),
    ];

    /// <summary>The package that has the command, and whose tests try it.</summary>
    public string Package =>
        OfCluster.Contains(Text.Split(' ')[0]) || Text.Contains(" --cluster ", StringComparison.Ordinal) ? "Osnas.Cluster"
        : Text.Split(' ')[0] == "serve" ? "Osnas.Dashboard"
        : "Osnas.App";

    /// <summary>The text of a page.</summary>
    public static string Read(string page) => File.ReadAllText(RepositoryRoot.Combine(page)).ReplaceLineEndings("\n");

    /// <summary>The words, with a space that there is, and with files in a folder.</summary>
    public string[] WordsFor(string space, string folder)
    {
        string[] words =
        [
            .. Word().Matches(Text).Select(word => word.Value.Trim('"')).Where(word => word != Omission)
                .Select(word => Spaces.Contains(word) ? space : word),
        ];
        for (var index = 1; index < words.Length; index++)
        {
            if (BeforeFiles.Contains(words[index - 1]))
                words[index] = Path.Combine(folder, Path.GetFileName(words[index]));
        }

        return words;
    }

    /// <summary>
    /// Lines of blocks of code that begin with the program, up to their comments, and code in sentences that does, with more than one
    /// word and without an omission: others are names.
    /// </summary>
    private static IEnumerable<DocumentedCommand> Of(string page) => Command().Matches(Read(page))
        .Select(command => new DocumentedCommand(page, command.Groups["program"].Value, command.Groups["words"].Value));

    public override string ToString() => $"{Page}: {Program} {Text}";

    [GeneratedRegex(
        @"(^(\$ )?(?<program>MyApp|dotnet run --|\./build\.sh quickstart|dotnet \S+\.dll) (?<words>[^\n]*?)( +#[^\n]*)?$)"
            + @"|(`(?<program>MyApp|dotnet run --) (?<words>[a-z]+ ((?!\.\.\. )[^`\n])*?)( >> [^`]*)?`)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex("""("[^"]*")|[^ "]+""")]
    private static partial Regex Word();
}
