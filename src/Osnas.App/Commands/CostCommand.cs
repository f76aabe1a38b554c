using System.CommandLine;
using System.Globalization;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>Prints the cost of an architecture.</summary>
internal sealed class CostCommand : Command, IHasExamples
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "cost";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "Print the exact costs of an architecture";

    private readonly Terminal _terminal;
    private readonly SizeSettings _size = new();
    private readonly ArchitectureSetting _architecture = new();

    public CostCommand(Terminal terminal, Option<bool> json)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        Add(_architecture.Option);
        _size.AddTo(this);
        SetAction(result =>
        {
            var table = _size.CreateTable(result, () => _architecture.FindSpace(result));
            Run(table, _architecture.Find(result, table.Spec), result.GetValue(json));
        });
    }

    public IReadOnlyList<string> Examples { get; } =
        ["cost --space MySpace --architecture 0,3,1,2", "cost --architecture runs/my-run --input-size 32 --json"];

    private void Run(BaseLookUpTable table, Architecture architecture, bool json)
    {
        var cost = CostDocument.Create(table, architecture);
        if (json)
        {
            _terminal.WriteJson(cost, OsnasJson.Default.CostDocument);
            return;
        }

        Terminal.WriteLine(
            _terminal.Output, $"{table.Spec.Name} {architecture} at {table.InputSize}, {table.Spec.Classes} classes");
        Terminal.WriteLine(_terminal.Output, string.Create(CultureInfo.InvariantCulture, $"FLOPs   {cost.Flops:N0}"));
        Terminal.WriteLine(_terminal.Output, string.Create(CultureInfo.InvariantCulture, $"params  {cost.Params:N0}"));
    }
}
