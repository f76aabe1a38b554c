using System.CommandLine;
using Osnas.Experiments;

namespace Osnas.App;

/// <summary>The options of a training. One that isn't given leaves the default, or the configuration, as it is.</summary>
internal sealed class TrainSettings
{
    private static readonly TrainOptions Defaults = new();

    private readonly SpaceSetting _space = new();
    private readonly ConfigSettings _config = new();
    private readonly DataSettings _data = new(Defaults.Data);
    private readonly RunSettings _run = new(Defaults.Output, Defaults.Seed);
    private readonly CheckpointSettings _checkpoints = new(Defaults.Checkpoints);
    private readonly TeacherSettings _teacher = new("the network that a search or a training left in a folder", "folder");
    private readonly TrainingSettings _training = new(Defaults.Model);
    private readonly Option<string?> _architecture = Settings.Text("--architecture", "The index of the chosen candidate in each layer, with commas between, or the file of a searched architecture", "0,3,1,...|file");
    private readonly Option<int?> _epochs = Settings.Number<int>("--epochs", "Epochs", Defaults.Model.Epochs, 0);

    public Option<int?> Threads { get; } = Settings.Number<int>("--threads", "Threads of torch [default: one per core]", null, 1);

    public IEnumerable<Option> Options =>
        [.. _config.Options, _space.Option, _architecture, .. _data.Options, _epochs, .. _training.Options, .. _teacher.Options, .. _checkpoints.Options, .. _run.Options];

    /// <summary>The options that a configuration has, too.</summary>
    private IEnumerable<(Option Option, string Key)> Keys =>
        [(_space.Option, SpaceSetting.Key), .. _data.Keys, (_epochs, "train.epochs"), .. _training.Keys, .. _teacher.Keys, .. _checkpoints.Keys, .. _run.Keys];

    public TrainOptions Read(ParseResult result, Terminal terminal)
    {
        var defaults = Defaults with { Output = _run.Parent(result) };
        var options = _config.Read(result, Settings.Overrides(result, Keys), (document, name) => TrainConfig.Read(document, _run.Name(result) ?? name, Given(result, document, defaults)), defaults, terminal);
        var isConfigured = !ReferenceEquals(options, defaults);
        var space = isConfigured && !_space.IsGiven(result) ? SearchSpaces.Get(options.Space) : _space.Find(result);
        var data = _data.Apply(result, options.Data);
        var seed = _run.Seed(result, options.Seed);
        var output = isConfigured ? options.Output : _run.Folder(result, space.Name, data.Source, seed);
        return options with
        {
            Space = space.Name,
            Architecture = result.GetValue(_architecture) is { } architecture ? [.. Find(architecture, space.Spec)] : isConfigured ? options.Architecture : throw new UsageException($"{_architecture.Name} is missing"),
            Data = data,
            Output = output,
            TensorBoard = isConfigured ? options.TensorBoard : _run.TensorBoard(result, output),
            Seed = seed,
            Checkpoints = _checkpoints.Apply(result, options.Checkpoints),
            Distillation = _teacher.Apply(result, options.Distillation),
            Model = _training.ApplyFromScratch(result, options.Model, result.GetValue(_epochs)),
        };
    }

    /// <summary>The defaults of a configuration: with the architecture, if the command line names it, so that no file of it is looked for.</summary>
    private TrainOptions Given(ParseResult result, ConfigDocument document, TrainOptions defaults)
    {
        if (result.GetValue(_architecture) is not { } text)
            return defaults;
        return SearchSpaces.Find(document.Text(SpaceSetting.Key) ?? string.Empty) is not { } space ? defaults : defaults with { Architecture = [.. Find(text, space.Spec)] };
    }

    private static Architecture Find(string text, SearchSpaceSpec spec) =>
        File.Exists(text) ? ArchitectureDocument.Read(text, spec)
        : text.Any(char.IsLetter) ? throw new UsageException($"--architecture: there is no file '{text}'; write that, or the index of a candidate for each layer, as in 0,3,1")
        : Architecture.Parse(text);
}
