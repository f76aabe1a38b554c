using Osnas.Options;

namespace Osnas.Training;

/// <summary>Which checkpoints a training keeps.</summary>
public sealed record CheckpointOptions
{
    internal static OptionSet<CheckpointOptions> Declared { get; } = new OptionSet<CheckpointOptions>()
        .Whole(
            nameof(EveryEpochs), OptionRanges.EpochsBetween, options => options.EveryEpochs,
            (options, value) => options with { EveryEpochs = value },
            "Epochs between two checkpoints, each in the place of the one before",
            "--checkpoint-every", ["checkpoint.every_epochs"], changesResult: false)
        .Whole(
            nameof(KeepEveryEpochs), OptionRanges.EpochsBetween, options => options.KeepEveryEpochs,
            (options, value) => options with { KeepEveryEpochs = value },
            "Epochs between two checkpoints that stay [default: none stays]",
            "--keep-checkpoint-every", ["checkpoint.keep_every_epochs"], changesResult: false)
        .Whole(
            nameof(Keep), OptionRanges.Kept, options => options.Keep, (options, value) => options with { Keep = value },
            "The most checkpoints of a training that stay, the newest [default: all of those]",
            "--keep-checkpoints", ["checkpoint.keep"], changesResult: false)
        .Rule(nameof(Keep), (options, describe) => options is { Keep: not null, KeepEveryEpochs: null }
            ? $"{describe(nameof(Keep))} is about the checkpoints that stay; say after how many epochs one does, "
                + $"with {describe(nameof(KeepEveryEpochs))}"
            : null);

    /// <summary>Epochs between two checkpoints; each replaces the one before.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>Epochs between two checkpoints that stay, also after the end; null for none.</summary>
    public int? KeepEveryEpochs { get; init; }

    /// <summary>The most checkpoints that stay: the newest of them; null for all.</summary>
    public int? Keep { get; init; }

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">One isn't, or two contradict each other.</exception>
    public void Check() => Declared.Check(this);
}
