using System.CommandLine;
using System.Globalization;
using Osnas.Experiments;
using Spectre.Console;

namespace Osnas.App;

/// <summary>Prints the look-up table of a search space.</summary>
internal sealed class TableCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly SizeSettings _size = new();
    private readonly Option<InfoMetric?> _metric = Settings.Create("--metric", "What the table tells [default: flops]", "flops|params", ParseMetric);

    public TableCommand(Terminal terminal, Option<bool> json)
        : base("table", "Print what each candidate costs in each layer of a search space")
    {
        _terminal = terminal;
        _size.AddTo(this);
        _metric.CompletionSources.Add("flops", "params");
        Add(_metric);
        SetAction(result => Run(_size.CreateTable(result), result.GetValue(_metric) ?? InfoMetric.Flops, result.GetValue(json)));
    }

    public IReadOnlyList<string> Examples { get; } = ["table --space MySpace", "table --space MySpace --metric params --input-size 32 --classes 10 --json"];

    private static InfoMetric? ParseMetric(string text) => text.ToUpperInvariant() switch
    {
        "FLOPS" => InfoMetric.Flops,
        "PARAMS" => InfoMetric.Params,
        "LATENCY" => throw new FormatException("latency is measured on a device, not computed; that comes later. There are flops and params."),
        _ => throw new FormatException($"there is no metric '{text}'; there are flops and params."),
    };

    private void Run(BaseLookUpTable table, InfoMetric metric, bool json)
    {
        var document = TableDocument.Create(table, metric);
        if (json)
        {
            _terminal.WriteJson(document, OsnasJson.Default.TableDocument);
            return;
        }

        var unit = metric == InfoMetric.Flops ? "FLOPs" : "parameters";
        Terminal.WriteLine(_terminal.Output, $"{table.Spec.Name}: {unit} at {table.InputSize}x{table.InputSize}, {table.Spec.Classes} classes (exact with --json)");
        _terminal.Output.Write(Draw(table, document));
        var statistics = table.GetStatistics(metric);
        Terminal.WriteLine(_terminal.Output, string.Create(CultureInfo.InvariantCulture, $"fixed stages {document.Base:N0}, architectures {statistics.Min:N0} to {statistics.Max:N0}"));
    }

    private static Table Draw(BaseLookUpTable table, TableDocument document)
    {
        // A candidate's options one below the other: the columns stay as narrow as their numbers.
        var candidates = table.MicroCfg.Select((candidate, index) => $"{index}\n{candidate.ToString().Replace(' ', '\n')}");
        var drawn = Grids.Create(words: 2, ["layer", "in->out", .. candidates]);
        for (var layer = 0; layer < document.Rows.Count; layer++)
        {
            var cells = document.Rows[layer].Select(cell => cell is { } cost ? Quantity.Short(cost) : "-");
            drawn.AddCells([$"{layer}", table.MacroCfg.Search[layer].ToString(), .. cells]);
        }

        return drawn;
    }
}
