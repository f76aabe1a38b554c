using System.CommandLine;

namespace Osnas.App;

/// <summary>The options of where a run is kept, and what decides its chances.</summary>
/// <param name="output">The folder that runs have their folders in.</param>
/// <param name="seed">The default of the seed.</param>
internal sealed class RunSettings(string output, int seed)
{
    private const string DefaultOutput = "runs";

    private readonly Option<int?> _seed = Settings.Whole("--seed", "Decides everything that is left to chance", seed, OptionRanges.Seed);
    private readonly Option<string?> _name = Settings.Create<string?>("--name", "Name of the run, and of its folder [default: <space>-<data>-seed<seed>, or that of the configuration's file]", "name", CheckName);
    private readonly Option<string?> _output = Settings.Text("--output", "The folder that the run has its folder in", "folder", output.Length > 0 ? output : DefaultOutput);

    private readonly Option<string?> _tensorBoard = Settings.Text("--tensorboard", "Write curves for TensorBoard into a folder of the run's name in this one", "folder");

    private readonly Option<string?> _device = Settings.Create<string?>("--device", "What trains; there is no support for GPUs yet [default: cpu]", "cpu", CheckDevice);

    public IEnumerable<Option> Options => [_seed, _name, _output, _tensorBoard, _device];

    /// <summary>The same, by the keys of a configuration.</summary>
    public IEnumerable<(Option Option, string Key)> Keys =>
        [(_seed, "train.random_seed"), (_output, "logs_path.logger_path"), (_tensorBoard, "logs_path.writer_path"), (_device, "train.device")];

    public int Seed(ParseResult result, int byDefault) => result.GetValue(_seed) ?? byDefault;

    public string? Name(ParseResult result) => result.GetValue(_name);

    /// <summary>The folder that the run has its folder in.</summary>
    public string Parent(ParseResult result) => result.GetValue(_output) ?? (output.Length > 0 ? output : DefaultOutput);

    /// <summary>The folder of a run that has no configuration.</summary>
    public string Folder(ParseResult result, string space, string data, int runSeed) =>
        Path.Combine(Parent(result), Name(result) ?? NameRun(space, data, runSeed));

    /// <summary>The folder of the curves of a run that has no configuration; null for none.</summary>
    public string? TensorBoard(ParseResult result, string folder) =>
        result.GetValue(_tensorBoard) is { } curves ? Path.Combine(curves, Path.GetFileName(folder)) : null;

    /// <summary>A name that leads elsewhere would mix the run's files with others.</summary>
    private static string CheckName(string name) => name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && name.Trim('.', ' ').Length > 0
        ? name
        : throw new FormatException($"'{name}' can't be the name of a folder; --output says where that is.");

    private static string CheckDevice(string device) => device == "cpu"
        ? device
        : throw new FormatException($"networks are trained on the CPU; there is no support for '{device}' yet.");

    private static string NameRun(string space, string data, int runSeed)
    {
        var file = Path.GetFileName(Path.TrimEndingDirectorySeparator(data));
        return $"{space}-{file.Split('.')[0]}-seed{runSeed}".ToLowerInvariant();
    }
}
