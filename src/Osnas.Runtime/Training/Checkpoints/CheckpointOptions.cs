namespace Osnas.Training;

/// <summary>Which checkpoints a training keeps.</summary>
public sealed record CheckpointOptions
{
    /// <summary>Epochs between two checkpoints; each replaces the one before.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>Epochs between two checkpoints that stay, also after the end; null for none.</summary>
    public int? KeepEveryEpochs { get; init; }

    /// <summary>The most checkpoints that stay: the newest of them; null for all.</summary>
    public int? Keep { get; init; }

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">One isn't, or two contradict each other.</exception>
    public void Check()
    {
        OptionRanges.EpochsBetween.Check(EveryEpochs);
        OptionRanges.EpochsBetween.Check(KeepEveryEpochs);
        OptionRanges.Kept.Check(Keep);
        if (Keep is not null && KeepEveryEpochs is null)
            throw new ArgumentException($"{Keep} checkpoints can only stay if some do: say after how many epochs, with {nameof(KeepEveryEpochs)}.");
    }
}
