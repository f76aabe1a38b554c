using System.Text.Json;

namespace Osnas.App.Tests;

public sealed class CostCommandTests
{
    [Fact]
    public async Task Json_has_both_metrics()
    {
        var run = await CommandRun.Of("cost", "--space", "MobileNetV2", "--architecture", string.Join(',', new int[16]), "--json");

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal("""{"flops":300774272,"params":3504872}""", JsonSerializer.Serialize(run.Json));
    }

    [Fact]
    public async Task Text_says_what_was_asked_and_what_it_costs()
    {
        var run = await CommandRun.Of("cost", "--space", "TinySpace", "--architecture", "2,1");

        Assert.Equal(
            """
            TinySpace 2,1 at 8x8, 10 classes
            FLOPs   6,992
            params  438

            """,
            run.Output,
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("0", "TinySpace: the architecture has 1 choice; the space has 2 search layers.")]
    [InlineData("0,3", "TinySpace: layer 1 chooses candidate 3; the space has the candidates 0 to 2.")]
    [InlineData("0,2", "TinySpace: layer 1 (4->8 s2) chooses candidate 2 (skip), which is allowed in ShapePreserving layers only; candidates 0, 1 are allowed there.")]
    public async Task An_architecture_of_another_space_is_refused(string architecture, string message)
    {
        var run = await CommandRun.Of("cost", "--space", "TinySpace", "--architecture", architecture);

        Assert.Equal(new CommandRun(ExitCode.Failure, string.Empty, $"error: {message}\n"), run);
    }

    [Fact]
    public async Task What_is_no_architecture_is_bad_usage()
    {
        var run = await CommandRun.Of("cost", "--space", "TinySpace", "--architecture", "0,x");

        Assert.Equal((ExitCode.BadUsage, string.Empty), (run.ExitCode, run.Output));
        Assert.Contains("--architecture: 'x' (layer 1) is not an index of a candidate", run.Error, StringComparison.Ordinal);
    }
}
