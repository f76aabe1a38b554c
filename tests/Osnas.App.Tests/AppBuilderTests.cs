using System.CommandLine;
using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.App.Tests;

/// <summary>What other packages add to the command line.</summary>
public sealed class AppBuilderTests
{
    [Fact]
    public async Task A_command_that_is_added_runs_and_is_told_among_ours()
    {
        var app = new OsnasAppBuilder().AddCommand(Greeting());

        var run = await CommandRun.OfApp(Scripted.Runners, app, "greet", "--json");
        var help = await CommandRun.OfApp(Scripted.Runners, app, "--help");

        Assert.Equal(new CommandRun(7, "hello, as JSON: True\n", string.Empty), run);
        Assert.Contains("greet", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_failure_is_a_line()
    {
        var command = new Command("fail");
        command.SetAction((Func<ParseResult, int>)(_ => throw new InvalidDataException("Do this.")));

        Assert.Equal(
            new CommandRun(ExitCode.Failure, string.Empty, "error: Do this.\n"),
            await CommandRun.OfApp(Scripted.Runners, new OsnasAppBuilder().AddCommand(command), "fail"));
    }

    [Fact]
    public async Task Two_commands_of_one_name_are_refused()
    {
        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => CommandRun.OfApp(Scripted.Runners, new OsnasAppBuilder().AddCommand(new Command("search")), "list"));

        Assert.Equal("There is already a command search; give the added command another name.", exception.Message);
    }

    [Theory]
    [InlineData("--json", "--json", "--json")]
    [InlineData("--hello", "-h", "--help")]
    public async Task An_option_that_all_commands_have_is_refused(string name, string alias, string ours)
    {
        var outer = new Command("greet") { new Command("twice") { new Option<bool>(name, alias) } };

        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => CommandRun.OfApp(Scripted.Runners, new OsnasAppBuilder().AddCommand(outer), "list"));

        Assert.Equal(
            $"The option {name} of the command twice is called {alias}, as {ours}, which all commands have; give it another name.",
            exception.Message);
    }

    [Fact]
    public async Task An_observer_that_is_added_watches_beside_the_progress()
    {
        var watcher = new Watcher();
        var app = new OsnasAppBuilder { Defaults = new() { Space = nameof(TinySpace), Data = new() { Source = "x" } } }.AddObserver(
            () => watcher);

        var run = await CommandRun.OfApp(Scripted.Runners, app);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("supernet", run.Output, StringComparison.Ordinal);
        Assert.True(watcher.Calls > 0);
        Assert.True(watcher.IsDisposed);
    }

    private static Command Greeting()
    {
        var command = new Command("greet", "Says hello");
        command.SetAction(result =>
        {
            result.InvocationConfiguration.Output.WriteLine($"hello, as JSON: {result.GetValue<bool>("--json")}");
            return 7;
        });
        return command;
    }

    private sealed class Watcher : IExperimentObserver, IDisposable
    {
        public int Calls { get; private set; }

        public bool IsDisposed { get; private set; }

        public void Started(IReadOnlyList<string> summary) => Calls++;

        public void Trained(string network, TrainingStep progress) => Calls++;

        public void Generated(GeneratorStep progress) => Calls++;

        public void Evaluated(SearchStep progress) => Calls++;

        public void Dispose() => IsDisposed = true;
    }
}
