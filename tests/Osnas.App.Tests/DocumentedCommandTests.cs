using System.Text.RegularExpressions;
using Osnas.Experiments;

namespace Osnas.App.Tests;

/// <summary>The commands that the documentation shows are ones that the command line understands.</summary>
public sealed partial class DocumentedCommandTests : IDisposable
{
    private const int Least = 40;

    // The programs of its templates say what a search takes, as the quickstart does.
    private const string Templates = "templates.md";

    // Those whose next word is a file or a folder that the command writes.
    private static readonly string[] Writes = ["--html", "--output", "--csv", "--tensorboard"];

    // Their commands are those of packages that these tests don't have.
    private static readonly string[] OfOtherPackages = ["cluster.md", "dashboard.md"];

    private static readonly SearchOptions Chosen = new() { Space = nameof(TinySpace), Data = new() { Source = "x" } };

    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-documented-").FullName;

    /// <summary>
    /// Runs are missing here, so that a command may fail; but not because its words are wrong. The space of an example
    /// becomes one that there is.
    /// </summary>
    [Fact]
    public async Task Each_command_is_understood()
    {
        var root = RepositoryRoot.Path;
        var tried = 0;
        var faults = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories)
            .Where(file => !OfOtherPackages.Contains(Path.GetFileName(file))).Concat(["README.md", "AGENTS.md"]))
        {
            foreach (Match command in Command().Matches(File.ReadAllText(Path.Combine(root, file)).ReplaceLineEndings("\n")))
            {
                var args = Words(command.Groups["words"].Value);
                var isChosen = Path.GetFileName(file) == Templates
                    || command.Groups["program"].Value.Contains("uickstart", StringComparison.Ordinal);
                var run = await CommandRun.Of(Scripted.Runners with { Search = Scripted.Run }, isChosen ? Chosen : null, args);

                if (run.ExitCode == ExitCode.BadUsage)
                    faults.Add($"{Path.GetRelativePath(root, file)}: {command.Value}: {run.Error}");
                tried++;
            }
        }

        Assert.Empty(faults);
        Assert.True(tried >= Least, $"{tried} commands were tried.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] Words(string text)
    {
        string[] words =
        [
            .. Word().Matches(text).Select(word => word.Value.Trim('"'))
                .Select(word => word is "MySpace" or "DigitsSpace" ? nameof(TinySpace) : word),
        ];
        for (var index = 1; index < words.Length; index++)
        {
            if (Writes.Contains(words[index - 1]))
                words[index] = Path.Combine(_folder, words[index]);
            else if (words[index - 1] is "--architecture")
                words[index] = "0,0";
        }

        // The run of the architecture, which is missing here, says which space.
        return words.Contains("--architecture") && !words.Contains("--space") ? [.. words, "--space", nameof(TinySpace)] : words;
    }

    /// <summary>A line of a block of code, up to its comment.</summary>
    [GeneratedRegex(
        @"^(\$ )?(?<program>MyApp|dotnet run --|\./build\.sh quickstart|dotnet \S+\.dll) (?<words>[^\n]*?)( +#[^\n]*)?$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex("""("[^"]*")|[^ "]+""")]
    private static partial Regex Word();
}
