using Osnas.Data;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The training of one architecture from scratch.</summary>
public sealed record TrainOptions
{
    /// <summary>The name of the search space.</summary>
    public string Space { get; init; } = string.Empty;

    /// <summary>The index of the chosen candidate in each search layer.</summary>
    public IReadOnlyList<int> Architecture { get; init; } = [];

    /// <summary>The data. Validation images, if there are any, only tell how the training goes, or choose the best epoch.</summary>
    public DataOptions Data { get; init; } = new();

    /// <summary>The folder of the run's files.</summary>
    public string Output { get; init; } = string.Empty;

    /// <summary>The folder that curves for TensorBoard are written to; null for none.</summary>
    public string? TensorBoard { get; init; }

    /// <summary>Which checkpoints each training keeps. They don't change the result.</summary>
    public CheckpointOptions Checkpoints { get; init; } = new();

    /// <summary>Decides everything that is left to chance.</summary>
    public int Seed { get; init; }

    /// <summary>How batch norms keep their statistics.</summary>
    public BatchNormOptions BatchNorm { get; init; } = BatchNormOptions.Default;

    /// <summary>How the network is trained.</summary>
    public TrainingOptions Model { get; init; } = new();

    /// <summary>What teaches the network; null for nothing.</summary>
    public DistillationOptions? Distillation { get; init; }

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">One isn't, or two contradict each other.</exception>
    public void Check()
    {
        Data.Check();
        BatchNorm.Check();
        Model.Check();
        Checkpoints.Check();
        Distillation?.Check();
        if (Distillation?.Teacher == DistillationOptions.Supernet)
            throw new ArgumentException("A supernet teaches in the search that trains it. Name the folder of a search or a training, whose network teaches.");
    }
}
