namespace Osnas.App.Tests;

/// <summary>What <c>--help</c> and <c>--version</c> show.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData("list")]
    [InlineData("table")]
    [InlineData("cost")]
    [InlineData("data")]
    [InlineData("search")]
    [InlineData("train")]
    [InlineData("evaluate")]
    [InlineData("export")]
    [InlineData("runs")]
    [InlineData("doctor")]
    public async Task Help_ends_with_examples(string command)
    {
        var run = await CommandRun.Of(command, "--help");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("--json", run.Output, StringComparison.Ordinal);
        Assert.Contains($" {command}", run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    /// <summary>Prevents: a group whose first option has another name now, so that its options are in the group before.</summary>
    [Theory]
    [InlineData("search", 8)]
    [InlineData("train", 6)]
    public async Task Help_has_its_options_in_groups(string command, int groups)
    {
        var lines = (await CommandRun.Of(command, "--help")).Output.Split('\n');

        var titles = Enumerable.Range(0, lines.Length - 1)
            .Where(index => lines[index].EndsWith(':') && lines[index + 1].StartsWith("  -", StringComparison.Ordinal))
            .Select(index => lines[index]).ToArray();
        Assert.Equal(groups, titles.Distinct().Count());
        Assert.DoesNotContain("Options:", titles);
        var options = lines.Where(line => line.StartsWith("  --", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).ToArray();
        Assert.Equal(options.Distinct(), options);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("train")]
    public async Task Help_says_the_size_that_images_get(string command)
    {
        var words = string.Join(
            ' ', (await CommandRun.Of(command, "--help")).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains("Height and width to scale images to [default: the input size of the space]", words, StringComparison.Ordinal);
        Assert.Contains("--skip-bad-images Skip and count pictures that can't be read", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_that_of_the_program_of_Osnas_and_of_libtorch()
    {
        var run = await CommandRun.Of("--version");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        var lines = run.Output.TrimEnd().Split('\n');
        Assert.Equal([$"Osnas {Library.Version.Split('+')[0]}", $"libtorch {NativeDependency.Libtorch.Version}"], lines[1..]);
    }
}
