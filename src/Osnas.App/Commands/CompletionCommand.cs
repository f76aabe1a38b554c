using System.CommandLine;

namespace Osnas.App;

/// <summary>Prints the script by which a shell completes the command line of the program.</summary>
internal sealed class CompletionCommand : Command, IHasExamples
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "completion";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "Print the script that completes commands and options in a shell";

    /// <summary>The program is asked with its own directive, which takes the text behind its name and the cursor's place in it.</summary>
    private const string Bash = """
        _NAME_complete() {
            local line=${COMP_LINE#* }
            local place=$((COMP_POINT - ${#COMP_LINE} + ${#line}))
            COMPREPLY=($(compgen -W "$("${COMP_WORDS[0]}" "[suggest:$place]" "$line" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _NAME_complete PROGRAM
        """;

    private const string Zsh = """
        _NAME_complete() {
            local line=${BUFFER#* }
            local place=$((CURSOR - ${#BUFFER} + ${#line}))
            compadd -- ${(f)"$("${words[1]}" "[suggest:$place]" "$line" 2>/dev/null)"} || _files
        }
        compdef _NAME_complete PROGRAM
        """;

    /// <summary>
    /// PowerShell gives the cursor's place in the whole input, and the command without the spaces behind it. What the block writes
    /// is offered; if it writes nothing, PowerShell offers files.
    /// </summary>
    private const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName 'PROGRAM' -ScriptBlock {
            param($word, $command, $cursor)
            $begin = $command.CommandElements[0].Extent.EndOffset + 1
            $place = $cursor - $begin
            $behind = $begin - $command.Extent.StartOffset
            $line = $command.Extent.Text.PadRight($behind + $place).Substring($behind)
            & $command.GetCommandName() "[suggest:$place]" $line 2>$null |
                Where-Object { $_.StartsWith($word, [StringComparison]::OrdinalIgnoreCase) }
        }
        """;

    private static readonly Dictionary<string, string> Scripts = new() { ["bash"] = Bash, ["zsh"] = Zsh, ["pwsh"] = PowerShell };

    public CompletionCommand(Terminal terminal)
        : base(Word, Purpose)
    {
        var shell = CreateShell();
        Add(shell);
        SetAction(result => terminal.Output.Profile.Out.Writer.Write(Write(Scripts[result.GetRequiredValue(shell)])));
    }

    public IReadOnlyList<string> Examples { get; } =
        ["completion bash >> ~/.bashrc", "completion zsh >> ~/.zshrc", "completion pwsh >> $PROFILE"];

    public static Argument<string> CreateShell()
    {
        var shell = new Argument<string>("shell") { Description = $"One of {string.Join(", ", Scripts.Keys)}" };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        return shell;
    }

    private static string Write(string script)
    {
        var program = RootCommand.ExecutableName;

        // The name of a function has letters, digits and underscores.
        var name = string.Concat(program.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_'));
        return $"{script.Replace("NAME", name, StringComparison.Ordinal).Replace("PROGRAM", program, StringComparison.Ordinal)}\n";
    }
}
