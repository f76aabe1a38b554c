using Osnas.Experiments;

namespace Osnas.App.Tests;

/// <summary>What all commands have in common: help, bad usage, failures and their exit codes.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("list")]
    [InlineData("table")]
    [InlineData("cost")]
    [InlineData("search")]
    [InlineData("train")]
    [InlineData("evaluate")]
    [InlineData("export")]
    public async Task Help_ends_with_examples(string command)
    {
        var run = await CommandRun.Of(command, "--help");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("--json", run.Output, StringComparison.Ordinal);
        Assert.Contains($" {command}", run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("train")]
    public async Task Help_says_the_size_that_images_get(string command)
    {
        var words = string.Join(' ', (await CommandRun.Of(command, "--help")).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("Height and width that images are scaled to [default: 224 in folders of pictures, else their own]", words, StringComparison.Ordinal);
        Assert.Contains("--skip-bad-images Leave out pictures that can't be read, and count them", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no command 'tabel'; did you mean table? there are list, table, cost, search, train, evaluate, export", "tabel")]
    [InlineData("list has no option '--jsno'; did you mean --json?", "list", "--jsno")]
    [InlineData("search has no option '--budgt'; did you mean --budget?", "search", "--budgt", "flops<=1M")]
    [InlineData("search has no option '--camera'", "search", "--camera")]
    [InlineData("--input-size: '3.5' is not a whole number.", "table", "--input-size", "3.5")]
    [InlineData("--classes: 0 is below 1.", "table", "--classes", "0")]
    [InlineData("--learning-rate: 0 is not above 0.", "search", "--learning-rate", "0")]
    [InlineData("--learning-rate: 'NaN' is not a number.", "search", "--learning-rate", "NaN")]
    [InlineData("--name: '' can't be the name of a folder; --output says where that is.", "search", "--name", "")]
    [InlineData("--name: '..' can't be the name of a folder; --output says where that is.", "search", "--name", "..")]
    [InlineData("--name: '../mine' can't be the name of a folder; --output says where that is.", "train", "--name", "../mine")]
    [InlineData("--name: '/mine' can't be the name of a folder; --output says where that is.", "train", "--name", "/mine")]
    [InlineData("--budget: 'NaN' in 'flops<=NaN' is not a number: write a metric and a bound, as in flops<=400k, params>=1.5M or 100k<=flops<=400k.", "search", "--budget", "flops<=NaN")]
    [InlineData("--space is missing; there are: FBNetImageNet, FBNetL, FBNetS, FairNASImageNet, MnasNet, MobileFaceNet, MobileNetV2, ProxylessNAS, ProxylessNASImageNet, SGNAS, SPOS, SposImageNet, TinySpace", "table")]
    [InlineData("Option '--architecture' is required.", "cost", "--space", "TinySpace")]
    [InlineData("--budget: 'flops=10' is not a budget: write a metric and a bound, as in flops<=400k, params>=1.5M or 100k<=flops<=400k.", "search", "--budget", "flops=10")]
    [InlineData("--strategy: there is no 'luck'; there are evolution, random, aging, nsga2, differentiable, generator.", "search", "--strategy", "luck")]
    [InlineData("--data is missing: fashion-mnist, a folder in the format of MNIST, of CIFAR-10 or of CIFAR-100, a folder of classes of images, a table (.csv, .tsv), or NumPy's arrays (.npz)", "search", "--space", "TinySpace")]
    public async Task Bad_usage_is_one_line_that_says_what_to_change(string message, params string[] args)
    {
        var run = await CommandRun.Of(args);

        Assert.Equal((ExitCode.BadUsage, string.Empty), (run.ExitCode, run.Output));
        var lines = run.Error.TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.Equal($"error: {message}", lines[0]);
        Assert.EndsWith("--help shows what is possible", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_command_is_bad_usage()
    {
        var run = await CommandRun.Of();

        Assert.Equal((ExitCode.BadUsage, string.Empty), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task An_unknown_space_is_answered_with_those_that_there_are()
    {
        var run = await CommandRun.Of("table", "--space", "FBNet");

        Assert.Equal(
            new CommandRun(
                ExitCode.Failure,
                string.Empty,
                "error: There is no search space 'FBNet'. There are: FBNetImageNet, FBNetL, FBNetS, FairNASImageNet, MnasNet, MobileFaceNet, MobileNetV2, ProxylessNAS, ProxylessNASImageNet, SGNAS, SPOS, SposImageNet, TinySpace.\n"),
            run);
    }

    [Fact]
    public async Task An_unexpected_failure_tells_its_type_and_how_to_see_more()
    {
        var run = await Fail();

        Assert.Equal(new CommandRun(ExitCode.Failure, string.Empty, "error: InvalidOperationException: broken here\n--verbose shows where it happened\n"), run);
    }

    [Theory]
    [InlineData(typeof(DllNotFoundException))]
    [InlineData(typeof(NotFiniteNumberException))]
    [InlineData(typeof(NotSupportedException))]
    [InlineData(typeof(InvalidDataException))]
    public async Task A_failure_that_says_what_to_do_needs_no_type(Type type)
    {
        var exception = (Exception)Activator.CreateInstance(type, "Do this.")!;
        var run = await CommandRun.Of((_, _, _, _) => throw exception, new() { Data = new() { Source = "x" }, Space = "TinySpace" });

        Assert.Equal(new CommandRun(ExitCode.Failure, string.Empty, "error: Do this.\n"), run);
    }

    [Fact]
    public async Task Verbose_shows_the_trace()
    {
        var run = await Fail("--verbose");

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.StartsWith("error: InvalidOperationException: broken here\n", run.Error, StringComparison.Ordinal);
        Assert.Contains($"   at {typeof(AppHost).FullName}.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_of_an_argument_is_told_without_the_name_of_a_parameter()
    {
        var run = await CommandRun.Of((_, _, _, _) => throw new ArgumentOutOfRangeException("limit", -1, "The limit is too low."), new() { Data = new() { Source = "x" }, Space = "TinySpace" });

        Assert.Equal("error: The limit is too low. Actual value was -1.\n", run.Error);
    }

    [Fact]
    public async Task Cancelling_has_its_own_exit_code()
    {
        var run = await CommandRun.Of((_, _, _, _) => throw new OperationCanceledException(), new() { Data = new() { Source = "x" }, Space = "TinySpace" });

        Assert.Equal(new CommandRun(ExitCode.Cancelled, string.Empty, "cancelled\n"), run);
    }

    [Fact]
    public async Task A_run_that_was_stopped_says_how_to_go_on()
    {
        var run = await CommandRun.Of((_, _, _, _) => throw new RunStoppedException("/runs/one", new()), new() { Data = new() { Source = "x" }, Space = "TinySpace" });

        Assert.Equal(new CommandRun(ExitCode.Cancelled, string.Empty, "cancelled: The run in /runs/one was stopped; the same command goes on from there.\n"), run);
    }

    private static Task<CommandRun> Fail(params string[] args) =>
        CommandRun.Of((_, _, _, _) => throw new InvalidOperationException("broken\nhere"), new() { Data = new() { Source = "x" }, Space = "TinySpace" }, args);
}
