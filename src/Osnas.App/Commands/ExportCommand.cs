using System.CommandLine;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>Writes a trained network as an ONNX file.</summary>
/// <param name="folder">The folder of the run that trained it.</param>
/// <param name="output">The file; null for one in that folder.</param>
/// <returns>What was written.</returns>
internal delegate ExportReport ExportRunner(string folder, string? output);

/// <summary>Exports the network of a search or training to ONNX.</summary>
internal sealed class ExportCommand : Command, IHasExamples
{
    private readonly Terminal _terminal;
    private readonly ExportRunner _run;
    private readonly Option<string> _folder = Settings.FinishedRun();
    private readonly Option<string?> _output = Settings.Text(
        "--output",
        $"The output file [default: {RunDirectory.OnnxFile} in that folder]. Its extension selects the content: "
        + $"{ExportExperiment.NetworkExtension} for the network, {ExportExperiment.WeightsExtension} for the weights (PyTorch)",
        "file");

    public ExportCommand(Terminal terminal, Option<bool> json, ExportRunner run)
        : base("export", "Export the network of a search or training to ONNX, or its weights for PyTorch")
    {
        _terminal = terminal;
        _run = run;
        Add(_folder);
        Add(_output);
        SetAction(result => Run(Export(result), result.GetValue(json)));
    }

    public IReadOnlyList<string> Examples { get; } =
        [
            "export --run runs/my-run", "export --run runs/my-run --output my-network.onnx",
            "export --run runs/my-run --output my-weights.safetensors"
        ];

    private ExportReport Export(ParseResult result)
    {
        if (result.GetValue(_output) is not { } output)
            return _run(result.GetRequiredValue(_folder), null);
        try
        {
            _ = ExportExperiment.IsOfWeights(output);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"{_output.Name}: {exception.Message}");
        }

        return _run(result.GetRequiredValue(_folder), output);
    }

    private void Run(ExportReport report, bool json)
    {
        if (json)
        {
            _terminal.WriteJson(report, OsnasJson.Default.ExportReport);
            return;
        }

        Terminal.WriteLine(
            _terminal.Output,
            $"{report.Space} {string.Join(",", report.Architecture)}: images [N, {string.Join(", ", report.Input)}] to logits [N, "
            + $"{report.Classes}]");
        Terminal.WriteLine(_terminal.Output, $"file: {report.Output}");
    }
}
