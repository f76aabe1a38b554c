using System.CommandLine;
using System.Globalization;
using Osnas.Experiments;
using Osnas.LookUpTables;

namespace Osnas.App;

/// <summary>Prints the look-up table of a search space. Latency is measured before.</summary>
internal sealed class TableCommand : Command, IHasExamples
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "table";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "Print the cost of each candidate in each layer of a search space";

    private readonly Terminal _terminal;
    private readonly LatencyRunner _measure;
    private readonly Option<bool> _json;
    private readonly SizeSettings _size = new();
    private readonly LatencySettings _latency = new();
    private readonly Option<InfoMetric?> _metric =
        Settings.Name("--metric", "The metric to print; latency is measured on this machine", InfoMetric.Flops);

    public TableCommand(Terminal terminal, Option<bool> json, LatencyRunner measure)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        _measure = measure;
        _json = json;
        _size.AddTo(this);
        Add(_metric);
        _latency.AddTo(this);
        SetAction((result, cancellation) =>
        {
            Run(result, cancellation);
            return Task.FromResult(ExitCode.Success);
        });
    }

    public IReadOnlyList<string> Examples { get; } =
    [
        "table --space MySpace",
        "table --space MySpace --metric params --input-size 32 --json",
        "table --space MySpace --metric latency --output latency.json",
    ];

    private void Run(ParseResult result, CancellationToken cancellation)
    {
        var (table, metric) = (_size.CreateTable(result), result.GetValue(_metric) ?? InfoMetric.Flops);
        var definition = MetricCatalog.Of(metric);
        if (definition.IsMeasured)
        {
            RunLatency(result, table, definition, cancellation);
            return;
        }

        _latency.RefuseAll(result);
        var document = TableDocument.Create(table, metric);
        if (result.GetValue(_json))
        {
            _terminal.WriteJson(document, OsnasJson.Default.TableDocument);
            return;
        }

        Terminal.WriteLine(
            _terminal.Output,
            $"{table.Spec.Name}: {definition.Unit} at {table.InputSize}, {table.Spec.Classes} classes (exact with "
            + "--json)");
        Draw(table, document.Rows, Quantity.Short).Write(_terminal.Output);
        WriteSummary(table, definition, document.Base);
    }

    private void RunLatency(ParseResult result, BaseLookUpTable table, MetricDefinition definition, CancellationToken cancellation)
    {
        var json = result.GetValue(_json);
        _latency.CheckOutput(result);
        var progress = new LatencyProgress(json ? _terminal.Error : _terminal.Output, TimeProvider.System);
        var latency = _measure(_size.FindSpace(result), table, _latency.Read(result), progress, cancellation);
        if (result.GetValue(_latency.Output) is { } path)
            latency.Write(path);
        if (json)
        {
            _terminal.WriteJson(latency, LatencyTableJson.Default.LatencyTable);
            return;
        }

        table.UseLatency(latency);
        Terminal.WriteLine(
            _terminal.Output,
            $"{table.Spec.Name}: {definition.Unit} at {table.InputSize}, {table.Spec.Classes} classes, batch of "
            + $"{latency.BatchSize}, threads: {latency.Threads}");
        Terminal.WriteLine(_terminal.Output, $"device: {latency.Device}");
        Draw(table, latency.Rows, cell => cell.ToString(definition.NumberFormat, CultureInfo.InvariantCulture)).Write(_terminal.Output);
        WriteSummary(table, definition, latency.Base);
        Terminal.WriteLine(
            _terminal.Output,
            string.Create(
                CultureInfo.InvariantCulture,
                $"error on {latency.Fit.TestedNetworks} whole networks {latency.Fit.MeanAbsolutePercentageError:0.0} % (mean), "
                + $"Kendall's tau {latency.Fit.KendallTau:0.00}"));
        foreach (var network in latency.Networks ?? [])
        {
            Terminal.WriteLine(
                _terminal.Output,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"whole networks, batch of {network.BatchSize}: {network.Milliseconds:0.000} ms (median), "
                    + $"{network.ImagesPerSecond:N0} images/s"));
        }
    }

    private void WriteSummary(BaseLookUpTable table, MetricDefinition metric, double fixedStages)
    {
        var statistics = table.GetStatistics(metric.Metric);
        var unit = metric.Symbol.Length == 0 ? string.Empty : $" {metric.Symbol}";
        Terminal.WriteLine(
            _terminal.Output,
            $"fixed stages {Show(fixedStages)}, architectures {Show(statistics.Min)} to {Show(statistics.Max)}, median "
            + $"{Show(statistics.Percentile(0.5))}{unit}");

        string Show(double value) => value.ToString(metric.NumberFormat, CultureInfo.InvariantCulture);
    }

    private static TextTable Draw(BaseLookUpTable table, IReadOnlyList<IReadOnlyList<double?>> rows, Func<double, string> show)
    {
        // A candidate's options one below the other: the columns stay as narrow as their numbers.
        var candidates = table.MicroCfg.Select((candidate, index) => new TextColumn($"{index}\n{candidate.ToString().Replace(' ', '\n')}"));
        var drawn = new TextTable([new("layer", ColumnKind.Words), new("in->out", ColumnKind.Words), .. candidates]);
        for (var row = 0; row < rows.Count; row++)
        {
            // The rows of a layer cost the same, unless a look-up table of the user says otherwise.
            var (layer, rowsPerLayer) = (table.Spec.LayerOf(row), table.Spec.RowsPerLayer);
            var isOneOfAll = rows.Skip(layer * rowsPerLayer).Take(rowsPerLayer).All(other => other.SequenceEqual(rows[row]));
            if (isOneOfAll && row % rowsPerLayer > 0)
                continue;
            var name = rowsPerLayer == 1 ? $"{layer}" : isOneOfAll ? $"{layer} x{rowsPerLayer}" : $"{layer}.{row % rowsPerLayer}";
            var cells = rows[row].Select(cell => cell is { } cost ? show(cost) : "-");
            drawn.Add([name, table.MacroCfg.Search[layer].ToString(), .. cells]);
        }

        return drawn;
    }
}
