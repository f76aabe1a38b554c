using Osnas.Experiments;
using Osnas.Tests.Documents;

namespace Osnas.App.Tests;

/// <summary>The commands that the documentation shows are ones that the command line understands.</summary>
public sealed class DocumentedCommandTests : IDisposable
{
    private const int Least = 40;

    // The programs of its templates say what a search takes, as the quickstart does.
    private static readonly string[] OfTemplates = ["docs/guides/templates.md", "src/Osnas.Templates/PACKAGE.md"];

    private static readonly SearchOptions Chosen = new() { Space = nameof(TinySpace), Data = new() { Source = "x" } };

    private readonly string _folder = Directory.CreateTempSubdirectory("osnas-documented-").FullName;

    /// <summary>
    /// Runs are missing here, so that a command may fail; but not because its words are wrong. The space of an example
    /// becomes one that there is.
    /// </summary>
    [Fact]
    public async Task Each_command_is_understood()
    {
        var tried = 0;
        var faults = new List<string>();
        foreach (var command in DocumentedCommand.All.Where(command => command.Package == "Osnas.App"))
        {
            var isChosen = OfTemplates.Contains(command.Page) || command.Program.Contains("uickstart", StringComparison.Ordinal);
            var run = await CommandRun.Of(Scripted.Runners with { Search = Scripted.Run }, isChosen ? Chosen : null, WordsOf(command));

            if (run.ExitCode == ExitCode.BadUsage)
                faults.Add($"{command}: {run.Error}");
            tried++;
        }

        Assert.Empty(faults);
        Assert.True(tried >= Least, $"{tried} commands were tried.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string[] WordsOf(DocumentedCommand command)
    {
        var words = command.WordsFor(nameof(TinySpace), _folder);
        if (Array.IndexOf(words, "--architecture") is var place && place < 0)
            return words;
        words[place + 1] = "0,0";

        // The run of the architecture, which is missing here, says which space.
        return words.Contains("--space") ? words : [.. words, "--space", nameof(TinySpace)];
    }
}
