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
    private readonly ArchitectureSetting _architecture = new();
    private readonly Option<int?> _epochs = Settings.Whole("--epochs", "Epochs", Defaults.Model.Epochs, OptionRanges.Epochs);

    public Option<int?> Threads { get; } = Settings.Whole("--threads", "Threads of torch [default: one per core]", null, OptionRanges.Threads);

    public IEnumerable<Option> Options =>
        [.. _config.Options, _space.Option, _architecture.Option, .. _data.Options, _epochs, .. _training.Options, .. _teacher.Options, .. _checkpoints.Options, .. _run.Options];

    /// <summary>The options that a configuration has, too.</summary>
    private IEnumerable<(Option Option, string Key)> Keys =>
        [(_space.Option, SpaceSetting.Key), .. _data.Keys, (_epochs, "train.epochs"), .. _training.Keys, .. _teacher.Keys, .. _checkpoints.Keys, .. _run.Keys];

    public TrainOptions Read(ParseResult result, Terminal terminal)
    {
        var defaults = Defaults with { Output = _run.Parent(result) };
        var options = _config.Read(result, Settings.Overrides(result, Keys), (document, name) => TrainConfig.Read(document, _run.Name(result) ?? name, Given(result, document, defaults)), defaults, terminal);
        var isConfigured = !ReferenceEquals(options, defaults);
        var space = isConfigured && !_space.IsGiven(result) ? SearchSpaces.Get(options.Space) : _space.Find(result);
        if (!isConfigured && result.GetValue(_epochs) == 0)
            Terminal.WriteLine(terminal.Error, $"warning: {TrainConfig.Untrained}");
        var data = _data.Apply(result, options.Data);
        var seed = _run.Seed(result, options.Seed);
        var output = isConfigured ? options.Output : _run.Folder(result, space.Name, data.Source, seed);
        return options with
        {
            Space = space.Name,
            Architecture = isConfigured && !_architecture.IsGiven(result) ? options.Architecture : [.. _architecture.Find(result, space.Spec)],
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
        if (!_architecture.IsGiven(result))
            return defaults;
        return SearchSpaces.Find(document.Text(SpaceSetting.Key) ?? string.Empty) is not { } space ? defaults : defaults with { Architecture = [.. _architecture.Find(result, space.Spec)] };
    }
}
