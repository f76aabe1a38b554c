using System.CommandLine;
using Osnas.Training;

namespace Osnas.App;

/// <summary>The options of checkpoints.</summary>
/// <param name="defaults">The defaults.</param>
internal sealed class CheckpointSettings(CheckpointOptions defaults)
{
    private readonly Option<int?> _every = Settings.Whole("--checkpoint-every", "Epochs between two checkpoints, each in the place of the one before", defaults.EveryEpochs, OptionRanges.EpochsBetween);
    private readonly Option<int?> _keepEvery = Settings.Whole("--keep-checkpoint-every", "Epochs between two checkpoints that stay [default: none stays]", defaults.KeepEveryEpochs, OptionRanges.EpochsBetween);
    private readonly Option<int?> _keep = Settings.Whole("--keep-checkpoints", "The most checkpoints of a training that stay, the newest [default: all of those]", defaults.Keep, OptionRanges.Kept);

    public IEnumerable<Option> Options => [_every, _keepEvery, _keep];

    /// <summary>The same, by the keys of a configuration.</summary>
    public IEnumerable<(Option Option, string Key)> Keys =>
        [(_every, "checkpoint.every_epochs"), (_keepEvery, "checkpoint.keep_every_epochs"), (_keep, "checkpoint.keep")];

    public CheckpointOptions Apply(ParseResult result, CheckpointOptions options) => new()
    {
        EveryEpochs = result.GetValue(_every) ?? options.EveryEpochs,
        KeepEveryEpochs = result.GetValue(_keepEvery) ?? options.KeepEveryEpochs,
        Keep = result.GetValue(_keep) ?? options.Keep,
    };
}
