using Osnas.Data;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The options of a training of one architecture from scratch.</summary>
public sealed record TrainOptions
{
    internal static OptionSet<TrainOptions> Declared { get; } = new OptionSet<TrainOptions>()
        .Add(
            nameof(Space), new TextType("name", names: () => SearchSpaces.All.Select(space => space.Name)), options => options.Space,
            (options, value) => options with { Space = value ?? string.Empty },
            "The search space; optional if there is only one", "--space", ["agent.search_space_agent"], changesResult: true)
        .Include(nameof(Data), DataOptions.Declared, options => options.Data, (options, value) => options with { Data = value })
        .Include(
            nameof(Model), TrainingOptions.Declared, options => options.Model, (options, value) => options with { Model = value })
        .Include(
            nameof(Distillation), DistillationOptions.Declared, options => options.Distillation,
            (options, value) => options with { Distillation = value }, () => new())
        .Include(
            nameof(Checkpoints), CheckpointOptions.Declared, options => options.Checkpoints,
            (options, value) => options with { Checkpoints = value })
        .Include(
            nameof(BatchNorm), BatchNormOptions.Declared, options => options.BatchNorm,
            (options, value) => options with { BatchNorm = value })
        .Whole(
            nameof(Seed), OptionRanges.Seed, options => options.Seed, (options, value) => options with { Seed = value },
            "Random seed", "--seed", ["train.random_seed"])
        .Text(
            nameof(Output), "folder", options => options.Output,
            (options, value) => options with { Output = value ?? string.Empty }, changesResult: false)
        .Text(
            nameof(TensorBoard), "folder", options => options.TensorBoard,
            (options, value) => options with { TensorBoard = value }, changesResult: false)
        .Rule("Model.KeepBest", (options, describe) => options is { Model.KeepBest: true, Data.TrainPortion: 1 }
            ? $"{describe("Data.TrainPortion")} leaves no validation images to find the best epoch with; write less, such as 0.9, "
                + $"or leave out {describe("Model.KeepBest")}"
            : null)
        .Rule("Distillation.Teacher", (options, describe) => options.Distillation?.Teacher == DistillationOptions.Supernet
            ? $"{describe("Distillation.Teacher")}: a supernet can only teach in the search that trains it; "
                + "name the folder of a search or training"
            : null)
        .Doubt("Model.Epochs", (options, _) => options.Model.Epochs == 0
            ? "0 epochs leave the network untrained, so its accuracy means nothing"
            : null);

    /// <summary>The name of the search space.</summary>
    public string Space { get; init; } = string.Empty;

    /// <summary>The index of the chosen candidate in each search layer.</summary>
    public IReadOnlyList<int> Architecture { get; init; } = [];

    /// <summary>The data. Validation images, if any, only measure the progress of the training or select the best epoch.</summary>
    public DataOptions Data { get; init; } = new();

    /// <summary>The folder of the run's files.</summary>
    public string Output { get; init; } = string.Empty;

    /// <summary>The folder for TensorBoard curves; null for none.</summary>
    public string? TensorBoard { get; init; }

    /// <summary>Which checkpoints each training keeps. They don't change the result.</summary>
    public CheckpointOptions Checkpoints { get; init; } = new();

    /// <summary>The random seed.</summary>
    public int Seed { get; init; }

    /// <summary>How batch norms keep their statistics.</summary>
    public BatchNormOptions BatchNorm { get; init; } = BatchNormOptions.Default;

    /// <summary>How the network is trained.</summary>
    public TrainingOptions Model { get; init; } = new();

    /// <summary>The teacher of the network; null for none.</summary>
    public DistillationOptions? Distillation { get; init; }

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declared.Check(this);
}
