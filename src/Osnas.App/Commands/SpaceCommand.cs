using System.CommandLine;
using Osnas.Experiments;
using Osnas.LookUpTables;
using Osnas.Report;

namespace Osnas.App;

/// <summary>Shows a search space as a page: its layers and candidates, and what its architectures cost.</summary>
internal sealed class SpaceCommand : Command, IHasExamples
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "space";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "Write a page that shows a search space and the costs of all its architectures";

    private readonly Terminal _terminal;
    private readonly SizeSettings _size = new();
    private readonly Option<ConstraintCfg[]> _budget = Settings.CreateMany(
        "--budget",
        "A budget to mark, such as \"flops<=400k\", in quotes; may be repeated [default: that of the space]",
        "budget",
        BudgetWord.Parse);

    private readonly Option<string?> _html = Settings.Text("--html", "The HTML file to write; it has no external resources", "file");

    public SpaceCommand(Terminal terminal, Option<bool> json)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        _html.Required = true;
        _size.AddTo(this);
        Add(_budget);
        Add(_html);
        SetAction(result => Run(result, result.GetValue(_html)!, result.GetValue(json)));
    }

    public IReadOnlyList<string> Examples { get; } =
        ["space --space MySpace --html space.html", "space --preset small-64 --budget \"flops<=20M\" --html space.html"];

    private void Run(ParseResult result, string file, bool json)
    {
        var space = _size.FindSpace(result);
        var table = _size.CreateTable(result);
        var given = result.GetValue(_budget)!;
        var declared = space.CreateLookUpTable(space.Spec.InputSize, space.Spec.Classes);
        var budget = new Budget(table, given.Length > 0 ? given : BudgetScaling.ToSize(declared, table));
        AtomicFile.WriteAllText(file, ReportPages.OfSpace(table, budget.Constraints));
        if (json)
            _terminal.WriteJson(SpaceDocument.Create(space.Name, table), OsnasJson.Default.SpaceDocument);
        else
            Terminal.WriteLine(_terminal.Output, $"{table.Spec.Name}: {table.Spec.ArchitectureCountInWords} architectures; see {file}");
    }
}
