using Osnas.Data;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The options of a training of one architecture.</summary>
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
        .Text(
            nameof(Weights), "file", options => options.Weights, (options, value) => options with { Weights = value },
            "Weights to start from: a .safetensors file, weights of a run (.dat) or a kept checkpoint [default: new random weights]",
            "--weights", ["train.weights"], changesResult: false)
        .Switch(
            nameof(WeightsPartial), options => options.WeightsPartial, (options, value) => options with { WeightsPartial = value },
            "Load only the tensors that fit, and start with new random values for the others [default: all must fit]",
            "--weights-partial", ["train.weights_partial"])
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
        .DeviceOfRun(
            options => options.Device, (options, value) => options with { Device = value },
            options => options.AllowDeviceChange, (options, value) => options with { AllowDeviceChange = value })
        .Text(
            nameof(Output), "folder", options => options.Output,
            (options, value) => options with { Output = value ?? string.Empty },
            "The folder for the files of the run", changesResult: false)
        .Text(
            nameof(TensorBoard), "folder", options => options.TensorBoard,
            (options, value) => options with { TensorBoard = value },
            "The folder for the curves of TensorBoard", changesResult: false)
        .Rule("Model.KeepBest", (options, describe) => options is { Model.KeepBest: true, Data.TrainPortion: 1 }
            ? $"{describe("Data.TrainPortion")} leaves no validation images to find the best epoch with; write less, such as 0.9, "
                + $"or leave out {describe("Model.KeepBest")}"
            : null)
        .Rule(nameof(WeightsPartial), (options, describe) => options is { WeightsPartial: true, Weights: null }
            ? $"{describe(nameof(WeightsPartial))} has no effect without {describe(nameof(Weights))}; name the file of weights"
            : null)
        .Rule("Distillation.Teacher", (options, describe) => options.Distillation?.Teacher == DistillationOptions.Supernet
            ? $"{describe("Distillation.Teacher")}: a supernet can only teach in the search that trains it; "
                + "name the folder of a search or training"
            : null)
        .Doubt("Model.Epochs", (options, _) => options is { Model.Epochs: 0, Weights: null }
            ? "0 epochs leave the network untrained, so its accuracy means nothing"
            : null);

    /// <summary>The name of the search space.</summary>
    public string Space { get; init; } = string.Empty;

    /// <summary>The index of the chosen candidate in each search layer.</summary>
    public IReadOnlyList<int> Architecture { get; init; } = [];

    /// <summary>
    /// The images, and how they are read and divided. Validation images only measure the progress of the training or select the
    /// best epoch.
    /// </summary>
    public DataOptions Data { get; init; } = new();

    /// <summary>The folder for the files of the run.</summary>
    public string Output { get; init; } = string.Empty;

    /// <summary>The folder for the curves of TensorBoard, used only by this run; null for none.</summary>
    public string? TensorBoard { get; init; }

    /// <summary>The checkpoints to write and keep. They don't change the result.</summary>
    public CheckpointOptions Checkpoints { get; init; } = new();

    /// <summary>The random seed.</summary>
    public int Seed { get; init; }

    /// <summary>The device to compute on.</summary>
    public ComputeDevice Device { get; init; }

    /// <summary>Whether a run may resume on another kind of device. Its files and its report then name both.</summary>
    public bool AllowDeviceChange { get; init; }

    /// <summary>How batch norms keep their statistics.</summary>
    public BatchNormOptions BatchNorm { get; init; } = BatchNormOptions.Default;

    /// <summary>How the network is trained.</summary>
    public TrainingOptions Model { get; init; } = new();

    /// <summary>
    /// The file with the initial weights: a safetensors file (with that extension), the weights of a run, or a kept checkpoint;
    /// null for random weights.
    /// </summary>
    public string? Weights { get; init; }

    /// <summary>Whether weights that do not fit the network are left out. Otherwise, all must fit.</summary>
    public bool WeightsPartial { get; init; }

    /// <summary>
    /// The SHA-256 hash of <see cref="Weights"/>, which the training sets. A changed file makes another run; a moved file does
    /// not. Null without a file.
    /// </summary>
    public string? WeightsDigest { get; init; }

    /// <summary>The teacher of the network; null for none.</summary>
    public DistillationOptions? Distillation { get; init; }

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declared.Check(this);
}
