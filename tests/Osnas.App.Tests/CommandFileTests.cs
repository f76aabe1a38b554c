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
        Assert.Equal(OperatingSystem.IsWindows(), command.OnWindows);
        Assert.EndsWith(
            $" search --space TinySpace --data 'my images' --budget 'flops<=8k' --output {_runs.Path} --name mine",
            (command with { OnWindows = false }).ToString(),
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

    /// <summary>The run goes on where its command line can't be kept.</summary>
    [Fact]
    public async Task A_file_that_cant_be_written_is_told()
    {
        var file = Directory.CreateDirectory(Path.Combine(_runs.AddStopped("mine"), RunDirectory.CommandFile)).FullName;

        var run = await CommandRun.Of(
            Scripted.Runners, null, "search", "--space", nameof(TinySpace), "--data", "x", "--output", _runs.Path, "--name", "mine");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains($"{file} can't be written: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain-1.5_x/y:w=0,3,1+@%", "plain-1.5_x/y:w=0,3,1+@%")]
    [InlineData("", "''")]
    [InlineData("flops<=4M", "'flops<=4M'")]
    [InlineData("a \"b\" ", "'a \"b\" '")]
    [InlineData("$HOME `x`!", "'$HOME `x`!'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData(@"a\", @"'a\'")]
    public void What_a_shell_of_Unix_would_change_is_quoted(string argument, string expected) =>
        Assert.Equal($"MyApp {expected}", new CommandDocument("MyApp", [argument]) { OnWindows = false }.ToString());

    [Theory]
    [InlineData(@"C:\plain-1.5_x\", @"C:\plain-1.5_x\")]
    [InlineData("", "\"\"")]
    [InlineData("flops<=4M", "\"flops<=4M\"")]
    [InlineData("0,3,1", "\"0,3,1\"")]
    [InlineData("it's", "\"it's\"")]
    [InlineData(@"my images\", @"""my images\\""")]
    [InlineData(@"a\""b c", @"""a\\\""b c""")]
    public void What_Windows_would_change_is_quoted(string argument, string expected) =>
        Assert.Equal($"MyApp {expected}", new CommandDocument("MyApp", [argument]) { OnWindows = true }.ToString());
}
