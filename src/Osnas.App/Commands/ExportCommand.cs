using System.CommandLine;
using Osnas.Experiments;
using Osnas.Export;

namespace Osnas.App;

/// <summary>Writes a trained network as an ONNX file.</summary>
/// <param name="folder">The folder of the run that trained it.</param>
/// <param name="output">The file; null for one in that folder.</param>
/// <param name="inputType">What the network takes; null for the usual.</param>
/// <returns>What was written.</returns>
internal delegate ExportReport ExportRunner(string folder, string? output, InputType? inputType);

/// <summary>Exports the network of a search or training to ONNX.</summary>
internal sealed class ExportCommand : Command, IHasExamples
{
    /// <summary>Its name on the command line.</summary>
    public const string Word = "export";

    /// <summary>What it does, for the list of commands.</summary>
    public const string Purpose = "Export the network of a search or training to ONNX, or its weights for PyTorch";

    private const int MostNames = 10;

    private readonly Terminal _terminal;
    private readonly ExportRunner _run;
    private readonly RunSetting _folder = new();
    private readonly Option<string?> _output = Settings.Text(
        "--output",
        $"The output file [default: {RunDirectory.OnnxFile} in that folder]. Its extension selects the content: "
        + $"{ExportExperiment.NetworkExtension} for the network, {ExportExperiment.WeightsExtension} for the weights (PyTorch)",
        "file");

    private readonly Option<InputType?> _inputType = Settings.Create<InputType?>(
        "--input-type",
        "The type of the input: uint8, or float32 with the same values, 0 to 255 for pictures [default: uint8 if the data consists of "
        + "bytes]",
        "uint8|float32",
        text => text switch
        {
            "uint8" => InputType.UInt8,
            "float32" => InputType.Float32,
            _ => throw new FormatException($"there is no '{text}'; there are uint8 and float32."),
        });

    private readonly Option<bool> _rawInput = new("--raw-input")
    {
        Description = "Export without scaling and normalization: your program does both; the input is float32",
    };

    public ExportCommand(Terminal terminal, Option<bool> json, ExportRunner run)
        : base(Word, Purpose)
    {
        _terminal = terminal;
        _run = run;
        Add(_folder.Option);
        Add(_output);
        Add(_inputType);
        Add(_rawInput);
        SetAction(result => Run(Export(result), result.GetValue(json)));
    }

    public IReadOnlyList<string> Examples { get; } =
        [
            "export --run runs/my-run", "export --run runs/my-run --output my-network.onnx",
            "export --run runs/my-run --input-type float32",
            "export --run runs/my-run --output my-weights.safetensors"
        ];

    private ExportReport Export(ParseResult result)
    {
        var (folder, output, type) = (_folder.Find(result, _terminal), result.GetValue(_output), result.GetValue(_inputType));
        if (result.GetValue(_rawInput))
            type = type is InputType.UInt8 ? throw new UsageException($"{_rawInput.Name} takes float32; leave out {_inputType.Name} uint8")
                : InputType.Raw;
        if (output is null)
            return _run(folder, null, type);
        try
        {
            if (ExportExperiment.IsOfWeights(output) && type is not null)
                throw new UsageException($"{_inputType.Name} and {_rawInput.Name} are for {ExportExperiment.NetworkExtension} files");
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"{_output.Name}: {exception.Message}");
        }

        return _run(folder, output, type);
    }

    private void Run(ExportReport report, bool json)
    {
        if (json)
        {
            _terminal.WriteJson(report, OsnasJson.Default.ExportReport);
            return;
        }

        Write($"{report.Space} {string.Join(",", report.Architecture)}");
        if (report.Opset is not null)
            Write($"input     {DescribeInput(report)}");
        Write($"output    logits [N, {report.Classes}]: {DescribeClasses(report.ClassNames)}");
        Write($"files     {report.Output}, {report.Description}");
    }

    private static string DescribeInput(ExportReport report)
    {
        var shape = $"images [N, {string.Join(", ", report.Input)}]";
        return report.InputType switch
        {
            InputType.UInt8 => $"{shape}, uint8 from 0 to 255; the network normalizes them",
            InputType.Float32 => $"{shape}, float32 with the values of the data; the network normalizes them",
            InputType.Raw => $"{shape}, float32; your program normalizes them, with the numbers in {Path.GetFileName(report.Description)}",
            _ => throw new NotSupportedException($"{report.InputType}"),
        };
    }

    private static string DescribeClasses(IReadOnlyList<string> names) =>
        $"{string.Join(", ", names.Take(MostNames))}{(names.Count > MostNames ? $" and {names.Count - MostNames} more" : string.Empty)}";

    private void Write(string line) => Terminal.WriteLine(_terminal.Output, line);
}
