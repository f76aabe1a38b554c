using System.CommandLine;
using Osnas.Report;

namespace Osnas.App;

/// <summary>Writes the page of a run, or of several side by side.</summary>
internal sealed class ReportCommand : Command, IHasExamples
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "report";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "Write a page that shows a run, or several side by side";

    private readonly Terminal _terminal;
    private readonly Option<string[]> _runs = new("--run")
    {
        Description = "The folder of a search or training: finished, stopped or running; may be repeated, to compare",
        HelpName = "folder",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _html = Settings.Text(
        "--html", $"The file to write [default: {ReportPages.FileName} in the folder of the run]; needed for several runs", "file");

    public ReportCommand(Terminal terminal, Option<bool> json)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        Add(_runs);
        Add(_html);
        SetAction(result => Run(result.GetRequiredValue(_runs), result.GetValue(_html), result.GetValue(json)));
    }

    public IReadOnlyList<string> Examples { get; } =
        ["report --run runs/my-run", "report --run runs/first --run runs/second --html runs.html"];

    private void Run(string[] runs, string? file, bool json)
    {
        if (runs.Length > 1 && file is null)
            throw new UsageException($"{_html.Name} is missing: there are {runs.Length} runs; name the file of their page");
        file ??= Path.Combine(runs[0], ReportPages.FileName);
        var shown = ReportPages.Read(runs);
        AtomicFile.WriteAllText(file, ReportPages.OfRuns(shown));
        if (json)
            _terminal.WriteJson([file], Osnas.Experiments.OsnasJson.Default.IReadOnlyListString);
        else
            Terminal.WriteLine(_terminal.Output, $"see {file}");
        foreach (var (name, reason) in shown.SelectMany(run => run.Absent.Select(reason => (run.Name, reason))))
            Terminal.WriteLine(_terminal.Error, $"{name} is shown only in part: {reason}");
    }
}
