using System.Diagnostics;

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

    [Theory]
    [InlineData("bash", "complete -o default -F _testhost_complete testhost")]
    [InlineData("zsh", "compdef _testhost_complete testhost")]
    public async Task A_shell_gets_its_script(string shell, string expected)
    {
        var run = await CommandRun.Of("completion", shell);

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.EndsWith($"{expected}\n", run.Output, StringComparison.Ordinal);
    }

    [BashFact]
    public async Task In_bash_the_program_is_asked_for_what_is_before_the_cursor()
    {
        var script = (await CommandRun.Of("completion", "bash")).Output;

        // A function in the place of the program; the cursor is behind "sea".
        var offered = RunBash($$"""
            testhost() { if [[ $1 == '[suggest:3]' && $2 == 'sea --json' ]]; then printf 'search\nspace\n'; fi; }
            {{script}}
            COMP_LINE='testhost sea --json' COMP_POINT=12 COMP_CWORD=1 COMP_WORDS=(testhost sea --json)
            _testhost_complete
            echo "${COMPREPLY[@]}"
            """);

        Assert.Equal("search", offered.Trim());
    }

    private static string RunBash(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true })!;
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return output;
    }

    private sealed class BashFactAttribute : FactAttribute
    {
        public BashFactAttribute() => Skip = File.Exists("/bin/bash") ? null : "There is no bash.";
    }
}
