using Osnas.Experiments;
using Spectre.Console;

namespace Osnas.App.Tests;

/// <summary>A standard output that takes no more.</summary>
public sealed class OutputTests
{
    [Fact]
    public async Task A_search_goes_on_and_its_exit_code_tells()
    {
        var events = 0;
        var output = new LenientWriter(new Full(40), () => true);

        var (exitCode, error) = await Run(output, (options, threads, observer, cancellation) =>
        {
            Scripted.Tell(observer, () => events++);
            return Scripted.Report;
        });

        Assert.Equal((ExitCode.OutputLost, 48), (exitCode, events));
        Assert.Equal(
            "error: can't write to standard output: No space left. That output is lost; files are not affected.\n", error);
    }

    [Fact]
    public async Task Who_closes_a_pipe_needs_no_message()
    {
        var (exitCode, error) = await Run(new LenientWriter(new StringWriter(), () => false), Scripted.Run);

        Assert.Equal((ExitCode.OutputLost, string.Empty), (exitCode, error));
    }

    [Fact]
    public async Task What_failed_keeps_its_exit_code()
    {
        var (exitCode, error) = await Run(LenientWriter.Closed(), (_, _, _, _) => throw new InvalidDataException("Broken."));
        var (silent, _) = await Run(LenientWriter.Closed(), Scripted.Run);

        Assert.Equal(ExitCode.Failure, exitCode);
        Assert.Equal(
            "error: Broken.\nerror: can't write to standard output: it is closed. That output is lost; files are "
            + "not affected.\n",
            error);
        Assert.Equal(ExitCode.OutputLost, silent);
    }

    private static async Task<(int ExitCode, string Error)> Run(LenientWriter output, SearchRunner search)
    {
        var error = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        var host = new AppHost(new(console, PlainConsole.Create(error)), Scripted.Runners with { Search = search }, new());
        return (await host.RunAsync(["search", "--space", "TinySpace", "--data", "x"], CancellationToken.None), error.ToString());
    }

    private sealed class Full(int room) : StringWriter
    {
        public override void Write(char value)
        {
            if (GetStringBuilder().Length >= room)
                throw new IOException("No space left.");
            base.Write(value);
        }

        public override void Write(string? value)
        {
            foreach (var character in value ?? string.Empty)
                Write(character);
        }

        public override void WriteLine(string? value) => Write(value + "\n");
    }
}
