using Osnas.Options;

namespace Osnas.Training;

/// <summary>The checkpoints that a training writes and keeps.</summary>
public sealed record CheckpointOptions
{
    internal static OptionSet<CheckpointOptions> Declared { get; } = new OptionSet<CheckpointOptions>()
        .Whole(
            nameof(EveryEpochs), OptionRanges.EpochsBetween, options => options.EveryEpochs,
            (options, value) => options with { EveryEpochs = value },
            "Epochs between two checkpoints; each replaces the previous one",
            "--checkpoint-every", ["checkpoint.every_epochs"], changesResult: false)
        .Whole(
            nameof(KeepEveryEpochs), OptionRanges.EpochsBetween, options => options.KeepEveryEpochs,
            (options, value) => options with { KeepEveryEpochs = value },
            "Epochs between two checkpoints to keep [default: none is kept]",
            "--keep-checkpoint-every", ["checkpoint.keep_every_epochs"], changesResult: false)
        .Whole(
            nameof(Keep), OptionRanges.Kept, options => options.Keep, (options, value) => options with { Keep = value },
            "The number of newest checkpoints to keep for each training [default: all of them]",
            "--keep-checkpoints", ["checkpoint.keep"], changesResult: false)
        .Rule(nameof(Keep), (options, describe) => options is { Keep: not null, KeepEveryEpochs: null }
            ? $"{describe(nameof(Keep))} limits the checkpoints to keep; also set the number of epochs between them, "
                + $"with {describe(nameof(KeepEveryEpochs))}"
            : null);

    /// <summary>The number of epochs between two checkpoints. Each checkpoint replaces the previous one.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>The number of epochs between two checkpoints that are kept after the training; null keeps none.</summary>
    public int? KeepEveryEpochs { get; init; }

    /// <summary>The maximum number of kept checkpoints, the newest ones; null for no limit.</summary>
    public int? Keep { get; init; }

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declared.Check(this);
}
