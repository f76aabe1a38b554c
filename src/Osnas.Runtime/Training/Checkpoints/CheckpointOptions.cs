namespace Osnas.Training;

/// <summary>Where a training keeps checkpoints, and which.</summary>
/// <param name="Folder">The folder, of this training alone.</param>
public sealed record CheckpointOptions(string Folder)
{
    /// <summary>Epochs between two checkpoints; each replaces the one before.</summary>
    public int EveryEpochs { get; init; } = 1;

    /// <summary>Epochs between two checkpoints that stay; null for none.</summary>
    public int? KeepEveryEpochs { get; init; }

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One isn't.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(EveryEpochs, 1);
        if (KeepEveryEpochs is { } epochs)
            ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1, nameof(KeepEveryEpochs));
    }
}
