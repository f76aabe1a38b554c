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
    [InlineData("pwsh", "[StringComparison]::OrdinalIgnoreCase) }\n}")]
    public async Task A_shell_gets_its_script(string shell, string expected)
    {
        var run = await CommandRun.Of("completion", shell);

        Assert.Equal((ExitCode.Success, string.Empty), (run.ExitCode, run.Error));
        Assert.EndsWith($"{expected}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_of_PowerShell_is_for_the_program_and_asks_it()
    {
        var script = (await CommandRun.Of("completion", "pwsh")).Output;

        Assert.StartsWith(
            "Register-ArgumentCompleter -Native -CommandName 'testhost' -ScriptBlock {\n", script, StringComparison.Ordinal);
        Assert.Contains("& $command.GetCommandName() \"[suggest:$place]\" $line 2>$null |", script, StringComparison.Ordinal);
        Assert.Equal(script.Count(sign => sign is '{' or '(' or '['), script.Count(sign => sign is '}' or ')' or ']'));
    }

    [ShellFact("bash")]
    public async Task In_bash_the_program_is_asked_for_what_is_before_the_cursor()
    {
        var script = (await CommandRun.Of("completion", "bash")).Output;

        // A function in the place of the program; the cursor is behind "sea".
        var offered = ShellFactAttribute.Run("bash", $$"""
            testhost() { if [[ $1 == '[suggest:3]' && $2 == 'sea --json' ]]; then printf 'search\nspace\n'; fi; }
            {{script}}
            COMP_LINE='testhost sea --json' COMP_POINT=12 COMP_CWORD=1 COMP_WORDS=(testhost sea --json)
            _testhost_complete
            echo "${COMPREPLY[@]}"
            """);

        Assert.Equal("search", offered.Trim());
    }

    /// <summary>A file in the place of the program, which PowerShell completes as a native command, writes what it is asked.</summary>
    [ShellFact("pwsh")]
    public async Task In_PowerShell_the_program_is_asked_for_what_is_before_the_cursor()
    {
        var script = (await CommandRun.Of("completion", "pwsh")).Output;

        var offered = ShellFactAttribute.Run("pwsh", $$"""
            $folder = (New-Item -ItemType Directory (Join-Path ([IO.Path]::GetTempPath()) ([Guid]::NewGuid()))).FullName
            $program = Join-Path $folder testhost
            Set-Content $program "#!/bin/sh`nprintf '%s|%s|%s\n' `"`$#`" `"`$1`" `"`$2`" >> `"$folder/asked`"; printf 'search\nspace\n'"
            chmod +x $program
            $env:PATH = $folder + [IO.Path]::PathSeparator + $env:PATH
            {{script}}
            foreach ($text in 'testhost sea', 'cd .; testhost sea --json', 'testhost ', 'testhost table --budget "flops<=2M" ')
            {
                $cursor = $text.Length
                if ($text.EndsWith(' --json')) { $cursor -= 7 }
                "$((TabExpansion2 $text $cursor).CompletionMatches.CompletionText)"
            }
            Get-Content (Join-Path $folder asked)
            Remove-Item -Recurse $folder
            """);

        Assert.Equal(
            [
                "search", "search", "search space", "search space",
                "2|[suggest:3]|sea", "2|[suggest:3]|sea --json", "2|[suggest:0]|", "2|[suggest:27]|table --budget \"flops<=2M\" ",
            ],
            offered.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
