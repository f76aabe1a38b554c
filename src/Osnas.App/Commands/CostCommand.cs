using System.CommandLine;
using System.Globalization;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>Prints the cost of an architecture.</summary>
internal sealed class CostCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly SizeSettings _size = new();
    private readonly Option<Architecture> _architecture = Settings.Create(
        "--architecture", "The index of the chosen candidate in each layer, with commas between", "0,3,1,...", Architecture.Parse);

    public CostCommand(Terminal terminal, Option<bool> json)
        : base("cost", "Print what an architecture costs, exactly")
    {
        _terminal = terminal;
        _architecture.Required = true;
        Add(_architecture);
        _size.AddTo(this);
        SetAction(result => Run(_size.CreateTable(result), result.GetRequiredValue(_architecture), result.GetValue(json)));
    }

    public IReadOnlyList<string> Examples { get; } = ["cost --space MySpace --architecture 0,3,1,2", "cost --architecture 0,3,1,2 --input-size 32 --json"];

    private void Run(BaseLookUpTable table, Architecture architecture, bool json)
    {
        var cost = CostDocument.Create(table, architecture);
        if (json)
        {
            _terminal.WriteJson(cost, OsnasJson.Default.CostDocument);
            return;
        }

        Terminal.WriteLine(_terminal.Output, $"{table.Spec.Name} {architecture} at {table.InputSize}x{table.InputSize}, {table.Spec.Classes} classes");
        Terminal.WriteLine(_terminal.Output, string.Create(CultureInfo.InvariantCulture, $"FLOPs   {cost.Flops:N0}"));
        Terminal.WriteLine(_terminal.Output, string.Create(CultureInfo.InvariantCulture, $"params  {cost.Params:N0}"));
    }
}
