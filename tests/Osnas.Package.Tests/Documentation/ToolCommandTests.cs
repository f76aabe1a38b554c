using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using YamlDotNet.RepresentationModel;

namespace Osnas.Package.Tests;

/// <summary>
/// The commands of pages that aren't commands of a program with Osnas, whose own tests try them: what they name is there. And the
/// blocks of code that no compiler reads.
/// </summary>
public sealed partial class ToolCommandTests
{
    private const int Least = 60;

    /// <summary>Programs of others: what they take isn't known here.</summary>
    private static readonly string[] Others =
        ["apt-get", "cat", "cd", "conda", "curl", "export", "git", "openssl", "pip", "python3", "ssh", "sudo", "tensorboard"];

    private static readonly string[] OfShells = [string.Empty, "sh", "bash"];

    private static readonly string[] Templates =
    [
        "console",
        .. Directory.GetFiles(RepositoryRoot.Combine("src", "Osnas.Templates"), "template.json", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("shortName").GetString()!),
    ];

    private static readonly string[] Verbs =
        VerbLine().Match(File.ReadAllText(RepositoryRoot.Combine("build.sh"))).Groups["verbs"].Value.Split(" | ");

    private static readonly Dictionary<string, string> Versions = XDocument.Load(RepositoryRoot.Combine("Directory.Packages.props"))
        .Descendants("PackageVersion").DistinctBy(package => package.Attribute("Include")!.Value)
        .ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);

    private static IEnumerable<DocumentPage> Pages => DocumentPage.All.Concat(
        Directory.GetFiles(RepositoryRoot.Combine("src"), "PACKAGE.md", SearchOption.AllDirectories)
            .Select(file => new DocumentPage(Path.GetRelativePath(RepositoryRoot.Path, file).Replace('\\', '/'))));

    /// <summary>Prevents: a verb, a benchmark, a template or a package that is gone, and a version that isn't ours.</summary>
    [Fact]
    public void What_commands_name_is_there()
    {
        var commands = Pages.SelectMany(page => CommandsOf(page).Select(command => (page.Path, Command: command))).ToArray();

        var faults =
            from command in commands
            let fault = FindFault(command.Command.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            where fault is not null
            select $"{command.Path}: {command.Command}: {fault}";
        Assert.Equal(string.Empty, string.Join('\n', faults));
        Assert.True(commands.Length >= Least, $"{commands.Length} commands were looked at.");
    }

    [Fact]
    public void Blocks_of_XML_YAML_and_JSON_are_well_formed() => Assert.All(Pages, page =>
    {
        Assert.All(page.Blocks("xml"), block => XElement.Parse($"<all>{block}</all>"));
        Assert.All(page.Blocks("yaml"), block => new YamlStream().Load(new StringReader(block)));
        Assert.All(page.Blocks("json"), block => JsonDocument.Parse(block).Dispose());
    });

    /// <summary>
    /// The commands in blocks of a shell. A block without a language may be output: there, only what begins with a known program
    /// is a command.
    /// </summary>
    private static IEnumerable<string> CommandsOf(DocumentPage page) =>
        from block in Block().Matches(page.Text)
        let language = block.Groups["language"].Value
        where OfShells.Contains(language)
        from line in block.Groups["text"].Value.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        from command in Comment().Replace(line, string.Empty).Split(" && ")
        let text = (command.StartsWith("$ ", StringComparison.Ordinal) ? command[2..] : command).Trim()
        where text.Length > 0 && (language.Length > 0 || text.Split(' ')[0] is "dotnet" or "./build.sh")
        select text;

    /// <summary>What a command names that isn't there; null if all is.</summary>
    private static string? FindFault(string[] words) => words switch
    {
        ["MyApp", ..] or ["dotnet", "run", "--", ..] => null, // DocumentedCommandTests try them
        ["dotnet", var program, ..] when program.EndsWith(".dll", StringComparison.Ordinal) => null, // so do they
        ["./build.sh", "bench", var name, ..] when !name.StartsWith('-') => FindMissing($"benchmarks/{name}"),
        ["./build.sh", var verb, ..] => Verbs.Contains(verb) ? null : $"there are the verbs {string.Join(", ", Verbs)}",
        // Until there is a release, NuGet finds no stable version of ours.
        ["dotnet", "add", "package", var package] when package.StartsWith("Osnas", StringComparison.Ordinal) => "add --prerelease",
        ["dotnet", "add", "package", var package, .. [] or ["--prerelease"]] => FindFaultOf(package, version: null),
        ["dotnet", "add", "package", var package, "--version", var version] => FindFaultOf(package, version),
        ["dotnet", "new", "install", var package] => FindFaultOf(package, version: null),
        ["dotnet", "new", var template, ..] => Templates.Contains(template) ? null : $"there are {string.Join(", ", Templates)}",
        [var script, ..] when script.StartsWith("eng/", StringComparison.Ordinal) => FindMissing(script),
        ["dotnet", "run", "--project", var project, ..] => FindMissing(project),
        ["dotnet", "test", var project, ..] => FindMissing(project),
        ["dotnet", "format", "analyzers", ..] => words.SkipWhile(word => word != "--diagnostics").Skip(1)
            .Select(id => FindMissing($"docs/rules/{id}.md")).FirstOrDefault(fault => fault is not null),
        ["dotnet", "build"] or ["dotnet", "build-server", "shutdown"] or ["dotnet", "nuget", "add", "source", ..] => null,
        [var program, ..] => Others.Contains(program) ? null : $"nobody knows {program}: add it to the tests",
        [] => null,
    };

    private static string? FindFaultOf(string package, string? version) =>
        Versions.TryGetValue(package, out var ours) ? (version is null || version == ours ? null : $"the version here is {ours}")
        : package == "Osnas" || (package.StartsWith("Osnas.", StringComparison.Ordinal) && File.Exists(
            RepositoryRoot.Combine("src", package, "PACKAGE.md"))) ? null
        : "there is no such package here";

    private static string? FindMissing(string path) =>
        Path.Exists(RepositoryRoot.Combine(path)) ? null : $"there is no {path}";

    [GeneratedRegex(@"^```(?<language>\S*)[^\n]*\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(" +#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^    (?<verbs>build \| [\w| -]+)\)$", RegexOptions.Multiline)]
    private static partial Regex VerbLine();
}
