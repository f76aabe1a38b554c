using System.Runtime.InteropServices;
using Osnas.Experiments;

namespace Osnas.App.Tests;

/// <summary>What a command that fails or is stopped says, and its exit code.</summary>
public sealed class FailureTests
{
    [Fact]
    public async Task An_unknown_space_is_answered_with_those_that_there_are()
    {
        var run = await CommandRun.Of("table", "--space", "ResNet50");

        Assert.Equal(
            new CommandRun(
                ExitCode.Failure,
                string.Empty,
                "error: 'ResNet50' is not a search space; there are FBNetL, FBNetS, ProxylessNAS, SGNAS, SPOS, TinySpace, and the "
                + "presets, which the command 'presets' lists.\n"),
            run);
    }

    [Fact]
    public async Task An_unexpected_failure_tells_its_type_and_how_to_see_more()
    {
        var run = await Fail();

        Assert.Equal(
            new CommandRun(
                ExitCode.Failure, string.Empty, "error: InvalidOperationException: broken here\n--verbose shows where it happened\n"),
            run);
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
    public async Task A_class_that_cant_be_initialized_tells_its_name_and_the_cause()
    {
        var exception = new TypeInitializationException("Demo.MySpace", new ArgumentNullException("MacroCfg", "Do this."));
        var run = await CommandRun.Of((_, _, _, _) => throw exception, new() { Data = new() { Source = "x" }, Space = "TinySpace" });

        Assert.Equal(new CommandRun(ExitCode.Failure, string.Empty, "error: Demo.MySpace: Do this.\n"), run);
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
        var run = await CommandRun.Of(
            (_, _, _, _) => throw new ArgumentOutOfRangeException("limit", -1, "The limit is too low."),
            new() { Data = new() { Source = "x" }, Space = "TinySpace" });

        Assert.Equal("error: The limit is too low. Actual value was -1.\n", run.Error);
    }

    public static TheoryData<Exception, string> MemoryFaults => new()
    {
        { new DeviceMemoryException("Out of memory on CUDA device 0; 64 images fit.", 256),
            "Out of memory on CUDA device 0; 64 images fit." },
        {
            new ExternalException("CUDA out of memory. Tried to allocate 2 GiB.\nException raised from malloc at"),
            "There isn't enough memory; a smaller batch size or input size needs less (CUDA out of memory. Tried to allocate 2 GiB.)."
        },
    };

    [Theory]
    [MemberData(nameof(MemoryFaults), DisableDiscoveryEnumeration = true)]
    public async Task Too_little_memory_is_one_sentence(Exception exception, string expected)
    {
        var run = await CommandRun.Of((_, _, _, _) => throw exception, new() { Data = new() { Source = "x" }, Space = "TinySpace" });

        Assert.Equal(ExitCode.Failure, run.ExitCode);
        Assert.Equal($"error: {expected}\n", run.Error.Replace("\n       ", " ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Cancelling_has_its_own_exit_code()
    {
        var run = await CommandRun.Of(
            (_, _, _, _) => throw new OperationCanceledException(), new() { Data = new() { Source = "x" }, Space = "TinySpace" });

        Assert.Equal(new CommandRun(ExitCode.Cancelled, string.Empty, "cancelled\n"), run);
    }

    [Fact]
    public async Task A_run_that_was_stopped_says_how_to_go_on()
    {
        var run = await CommandRun.Of(
            (_, _, _, _) => throw new RunStoppedException("/runs/one", new()),
            new() { Data = new() { Source = "x" }, Space = "TinySpace" });

        Assert.Equal(
            new CommandRun(
                ExitCode.Cancelled, string.Empty, "cancelled: The run in /runs/one was stopped; the same command resumes it.\n"),
            run);
    }

    private static Task<CommandRun> Fail(params string[] args) =>
        CommandRun.Of(
            (_, _, _, _) => throw new InvalidOperationException("broken\nhere"),
            new() { Data = new() { Source = "x" }, Space = "TinySpace" },
            args);
}
