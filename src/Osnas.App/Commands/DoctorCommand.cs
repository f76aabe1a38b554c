using System.CommandLine;
using Spectre.Console;

namespace Osnas.App;

/// <summary>Looks for what a program of Osnas needs on this machine, tries it, and says what mends what is missing.</summary>
internal sealed class DoctorCommand : Command, IHasExamples
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "doctor";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "Check that this machine and program can train, and show the commands that solve problems";

    private const int MarkWidth = 9;
    private const int NameWidth = 15;

    private readonly Terminal _terminal;
    private readonly Func<MachineFacts> _gather;

    public DoctorCommand(Terminal terminal, Option<bool> json, Func<MachineFacts> gather)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        _gather = gather;
        SetAction(result => Run(result.GetValue(json)));
    }

    public IReadOnlyList<string> Examples { get; } = ["doctor", "doctor --json"];

    private int Run(bool json)
    {
        var document = Diagnosis.Of(_gather());
        if (json)
            _terminal.WriteJson(document, AppJson.Default.DoctorDocument);
        else
            Write(document);
        return document.IsReady ? ExitCode.Success : ExitCode.Failure;
    }

    private void Write(DoctorDocument document)
    {
        var output = _terminal.Output;
        foreach (var finding in document.Findings)
        {
            var (mark, color) = finding.State switch
            {
                FindingState.Ok => ("ok", Color.Green),
                FindingState.Advice => ("advice", Color.Yellow),
                FindingState.Problem => ("problem", Color.Red),
                _ => throw new NotSupportedException($"{finding.State} has no mark."),
            };
            output.Write(new Text(mark.PadRight(MarkWidth), new Style(color)));
            WriteLine(finding.Part.PadRight(NameWidth) + Indent(finding.Found));
            WriteCommands(finding.Commands);
            if (finding.WithoutRoot.Count == 0)
                continue;
            WriteLine("  or, without root:");
            WriteCommands(finding.WithoutRoot);
        }

        WriteLine(document.IsReady ? "Searches and trainings run here." : "Searches and trainings don't run here yet.");
    }

    private string Indent(string found)
    {
        var indent = MarkWidth + NameWidth;
        return _terminal.Output.Profile.Out.IsTerminal && _terminal.Output.Profile.Width > 2 * indent
            ? TextLines.Wrap(found, _terminal.Output.Profile.Width - indent)
                .Replace("\n", "\n" + new string(' ', indent), StringComparison.Ordinal)
            : found;
    }

    /// <summary>Commands stay whole: they are there to be copied.</summary>
    private void WriteCommands(IEnumerable<string> commands)
    {
        foreach (var command in commands)
            WriteLine($"    {command}");
    }

    private void WriteLine(string line) => _terminal.Output.Profile.Out.Writer.WriteLine(line);
}
