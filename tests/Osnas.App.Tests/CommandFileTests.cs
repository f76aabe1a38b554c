using Osnas.Experiments;

namespace Osnas.App.Tests;

/// <summary>A run keeps the command line that began it.</summary>
public sealed class CommandFileTests : IDisposable
{
    private readonly RunFolders _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public async Task The_arguments_are_kept_as_they_were_given()
    {
        var run = _runs.AddStopped("mine");
        string[] arguments =
        [
            "search", "--space", nameof(TinySpace), "--data", "my images", "--budget", "flops<=8k", "--output", _runs.Path,
            "--name", "mine",
        ];

        Assert.Equal(ExitCode.Success, (await CommandRun.Of(Scripted.Runners, null, arguments)).ExitCode);

        var command = RunReader.Read(run).Origin.Command!;
        Assert.Equal(arguments, command.Arguments);
        Assert.EndsWith(
            $" search --space TinySpace --data \"my images\" --budget \"flops<=8k\" --output {_runs.Path} --name mine",
            command.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_folder_of_a_run_nothing_is_written()
    {
        var run = Path.Combine(_runs.Path, "none");

        await CommandRun.Of(
            Scripted.Runners,
            null,
            "search",
            "--space",
            nameof(TinySpace),
            "--data",
            "digits",
            "--budget",
            "flops<=8k",
            "--output",
            _runs.Path,
            "--name", "none");

        Assert.False(Directory.Exists(run));
    }

    [Theory]
    [InlineData("plain-1.5_x/y\\z:w", "plain-1.5_x/y\\z:w")]
    [InlineData("", "\"\"")]
    [InlineData("a \"b\"", "\"a \\\"b\\\"\"")]
    [InlineData("flops<=4M", "\"flops<=4M\"")]
    public void What_a_shell_would_change_is_quoted(string argument, string expected) =>
        Assert.Equal($"MyApp {expected}", new CommandDocument("MyApp", [argument]).ToString());
}
