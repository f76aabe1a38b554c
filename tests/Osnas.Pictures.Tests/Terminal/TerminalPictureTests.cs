using Osnas.Pictures.Tests.Drawing;

namespace Osnas.Pictures.Tests.Terminal;

/// <summary>The picture of a terminal shows what the commands of this version write.</summary>
public sealed class TerminalPictureTests
{
    [Fact]
    public async Task A_session()
    {
        var session = await Session.StartAsync();
        var cost = await session.RunAsync("cost", "--architecture", "2,0,0,4,2,0");
        var (plan, estimate) = Split(await session.RunAsync("search", "--dry-run"), "time ");
        var (report, layers) = Split(await session.RunAsync("search"), "the winner, layer by layer");

        PictureFile.Match("terminal.svg", TerminalPicture.Draw(
            "A session in a terminal: the costs of a search space, the plan of a search, and its result",
            [
                [Prompt("list"), .. await session.RunAsync("list"), [], Prompt("cost --architecture 2,0,0,4,2,0"), .. cost],
                [Prompt("search --dry-run"), .. plan],
                estimate,
                [Prompt("search"), [new("... the progress of the trainings and of the search", "prompt")], .. report],
                layers,
            ],
            still: 3));
    }

    /// <summary>The lines before and from one that begins with a text.</summary>
    private static (List<List<StyledText>> Before, List<List<StyledText>> From) Split(List<List<StyledText>> lines, string start)
    {
        var index = lines.FindIndex(line => line.Count > 0 && line[0].Text.StartsWith(start, StringComparison.Ordinal));
        return (lines[..index], lines[index..]);
    }

    private static List<StyledText> Prompt(string command) => [new("$ ", "prompt"), new($"dotnet run -- {command}", "bold")];
}
