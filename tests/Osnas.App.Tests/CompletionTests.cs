namespace Osnas.App.Tests;

/// <summary>What a shell offers when the user presses tab (by dotnet-suggest).</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("[suggest:14]", "table --space ", "FBNetS", "SPOS", "TinySpace")]
    [InlineData("[suggest:15]", "table --metric ", "flops", "latency", "params")]
    [InlineData("[suggest:2]", "se", "search")]
    public async Task Names_are_completed(string directive, string text, params string[] expected)
    {
        var run = await CommandRun.Of(directive, text);

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Subset(run.Output.Split('\n').ToHashSet(), expected.ToHashSet());
    }

    [Theory]
    [InlineData("search --sampler ", "budget", "differentiable", "fairness", "sandwich", "strict-fairness", "uniform")]
    [InlineData("table --metric ", "flops", "latency", "params")]
    public async Task What_is_completed_can_be_given(string text, params string[] expected)
    {
        var run = await CommandRun.Of($"[suggest:{text.Length}]", text);

        Assert.Equal(expected, run.Output.TrimEnd().Split('\n').Order(StringComparer.Ordinal));
    }
}
