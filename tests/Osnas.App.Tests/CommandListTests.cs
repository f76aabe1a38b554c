namespace Osnas.App.Tests;

/// <summary>Only the commands that a command line may name are created with their options.</summary>
public sealed class CommandListTests
{
    /// <summary>A file of arguments may name any command: with one, all are created.</summary>
    [Theory]
    [InlineData("--help")]
    [InlineData("list", "--json")]
    public async Task What_was_created_makes_no_difference(params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"osnas-arguments-{Guid.NewGuid():N}");
        await File.WriteAllLinesAsync(file, arguments);
        try
        {
            var run = await CommandRun.Of(arguments);

            Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
            Assert.Equal(run, await CommandRun.Of($"@{file}"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The program of the quickstart searches if no command is named.</summary>
    [Fact]
    public async Task A_command_is_found_behind_an_option_too()
    {
        var defaults = new Experiments.SearchOptions { Space = nameof(TinySpace) };
        SearchRunner none = (_, _, _, _) => throw new InvalidOperationException("There is nothing to search here.");

        Assert.Equal(await CommandRun.Of("list", "--json"), await CommandRun.Of(none, defaults, "--json", "list"));
        Assert.Equal(await CommandRun.Of("list", "--json"), await CommandRun.Of(none, defaults, "list", "--json"));
    }
}
