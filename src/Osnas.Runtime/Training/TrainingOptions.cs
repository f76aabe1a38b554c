using Osnas.Criteria;
using Osnas.Data;
using Osnas.Options;

namespace Osnas.Training;

/// <summary>The options of the training of a network.</summary>
public sealed record TrainingOptions
{
    /// <summary>The <see cref="BatchSize"/> with which a search or training finds the batch size itself.</summary>
    public const int AutoBatchSize = BatchSizeType.Auto;

    internal static OptionSet<TrainingOptions> Declared { get; } = new OptionSet<TrainingOptions>()
        .Named(
            nameof(Criterion), CriterionRegistry.All, options => options.Criterion, (options, value) => options with { Criterion = value },
            "The loss", "--criterion", ["agent.criterion_agent"])
        .Choice(
            nameof(ClassWeights), options => options.ClassWeights, (options, value) => options with { ClassWeights = value },
            "The weights of classes in the loss: equal, or greater for rare classes",
            "--class-weights", ["criterion.class_weights"])
        .Choice(
            nameof(Sampling), options => options.Sampling, (options, value) => options with { Sampling = value },
            "Which images an epoch draws: each image once, or each class equally often", "--sample", ["dataset.sampling"])
        .Whole(
            nameof(Epochs), OptionRanges.Epochs, options => options.Epochs, (options, value) => options with { Epochs = value },
            "Epochs", "--epochs", ["train.epochs"])
        .BatchSize(
            options => options.BatchSize, (options, value) => options with { BatchSize = value },
            "Images in each training step; auto finds a number that fits in memory")
        .Whole(
            nameof(Accumulate), OptionRanges.Parts, options => options.Accumulate,
            (options, value) => options with { Accumulate = value },
            "Train each batch in this many parts to need less memory; batch norms see one part at a time",
            "--accumulate", ["train.accumulate"])
        .Choice(
            nameof(Optimizer), options => options.Optimizer, (options, value) => options with { Optimizer = value },
            "The optimizer",
            flag: null, ["optim.optimizer"], otherNames: [("rmsprop", OptimizerKind.RmsProp), ("adamw", OptimizerKind.AdamW)])
        .Number(
            nameof(LearningRate), OptionRanges.LearningRate, options => options.LearningRate,
            (options, value) => options with { LearningRate = value },
            "Learning rate of the first step", "--learning-rate", ["optim.lr"])
        .Number(
            nameof(Momentum), OptionRanges.Share, options => options.Momentum, (options, value) => options with { Momentum = value },
            "Momentum of SGD and RMSprop", flag: null, ["optim.momentum"])
        .Number(
            nameof(Alpha), OptionRanges.Decay, options => options.Alpha, (options, value) => options with { Alpha = value },
            "Decay rate of RMSprop's mean of squared gradients", flag: null, ["optim.alpha"])
        .Number(
            nameof(Beta), OptionRanges.Decay, options => options.Beta, (options, value) => options with { Beta = value },
            "Decay rate of Adam's mean of gradients", flag: null, ["optim.beta"])
        .Switch(
            nameof(Nesterov), options => options.Nesterov, (options, value) => options with { Nesterov = value },
            "Whether SGD uses Nesterov momentum")
        .Number(
            nameof(WeightDecay), OptionRanges.Weight, options => options.WeightDecay,
            (options, value) => options with { WeightDecay = value },
            "L2 penalty on all parameters", flag: null, ["optim.weight_decay"])
        .Number(
            nameof(MaxGradientNorm), OptionRanges.Norm, options => options.MaxGradientNorm,
            (options, value) => options with { MaxGradientNorm = value },
            "The maximum L2 norm of the gradients", flag: null, ["optim.max_gradient_norm"])
        .Choice(
            nameof(Schedule), options => options.Schedule, (options, value) => options with { Schedule = value },
            "The learning rate schedule", flag: null, ["optim.scheduler"])
        .Whole(
            nameof(WarmupEpochs), OptionRanges.Epochs, options => options.WarmupEpochs,
            (options, value) => options with { WarmupEpochs = value },
            "Epochs of learning rate warm-up", flag: null, ["optim.warmup_epochs"])
        .Number(
            nameof(MinLearningRate), OptionRanges.Weight, options => options.MinLearningRate,
            (options, value) => options with { MinLearningRate = value },
            "Learning rate at the end of the cosine schedule")
        .Whole(
            nameof(ScheduleEpochs), OptionRanges.EpochsBetween, options => options.ScheduleEpochs,
            (options, value) => options with { ScheduleEpochs = value },
            "Epochs between two changes of the learning rate", flag: null, ["optim.decay_step"])
        .Number(
            nameof(ScheduleFactor), OptionRanges.Factor, options => options.ScheduleFactor,
            (options, value) => options with { ScheduleFactor = value },
            "The factor that each change multiplies the learning rate by", flag: null, ["optim.decay_ratio"])
        .Choice(
            nameof(Precision), options => options.Precision, (options, value) => options with { Precision = value },
            "The precision of convolutions and linear layers, in trainings and in the evaluation of candidates; in "
                + "the supernet of a unified space, projections stay fp32",
            "--precision", ["train.precision"], otherNames: [("float32", NumericPrecision.Fp32), ("bfloat16", NumericPrecision.Bf16)])
        .Switch(
            nameof(KeepBest), options => options.KeepBest, (options, value) => options with { KeepBest = value },
            "Keep the weights of the epoch with the best validation accuracy, except of a supernet [default: the last epoch]",
            "--keep-best", ["train.keep_best"])
        .Rule(nameof(ClassWeights), (options, describe) =>
            options is { ClassWeights: ClassWeighting.Balanced, Sampling: ImageSampling.Balanced }
                ? $"{describe(nameof(ClassWeights))} and {describe(nameof(Sampling))} together would count rare classes more than "
                    + "others; choose one of them"
                : null)
        .Rule(nameof(BatchSize), (options, describe) => options is { BatchSize: AutoBatchSize, Accumulate: > 1 }
            ? $"{describe(nameof(BatchSize))} finds what fits without parts, and {describe(nameof(Accumulate))} splits a batch of a given "
                + "size; choose one of them"
            : null)
        .Rule(nameof(Accumulate), (options, describe) => options.BatchSize > 0 && options.BatchSize < 2L * options.Accumulate
            ? $"{describe(nameof(Accumulate))} leaves less than 2 images of {describe(nameof(BatchSize))} in a part, which batch norm needs"
            : null)
        .Rule(nameof(MinLearningRate), (options, describe) => options.MinLearningRate > options.LearningRate
            ? $"{describe(nameof(MinLearningRate))} is more than {describe(nameof(LearningRate))}"
            : null)
        .Rule(nameof(WarmupEpochs), (options, describe) => options.Epochs > 0 && options.WarmupEpochs >= options.Epochs
            ? $"{describe(nameof(WarmupEpochs))} leaves no epoch of {describe(nameof(Epochs))} to train at the full learning rate"
            : null)
        .Rule(nameof(Nesterov), (options, describe) => options.Nesterov && (options.Optimizer != OptimizerKind.Sgd || options.Momentum == 0)
            ? $"{describe(nameof(Nesterov))} needs {nameof(Optimizer)} sgd with a {nameof(Momentum)} above 0"
            : null);

    /// <summary>The number of passes over the training images.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>
    /// The number of images in a step. With <see cref="AutoBatchSize"/>, <c>SearchExperiment</c> and <c>TrainExperiment</c>
    /// find a number that fits into memory before they begin.
    /// </summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>
    /// The number of parts of a batch that run one after the other, to need less memory. Their gradients add up to one update.
    /// The result is that of the whole batch except for rounding, and except for batch norms, which use the statistics of each
    /// part. A small last batch has fewer parts, each with at least 2 images.
    /// </summary>
    public int Accumulate { get; init; } = 1;

    /// <summary>The algorithm that updates the weights.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Sgd;

    /// <summary>The maximum learning rate: that of the first step, or of the first step after the warm-up.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>The momentum of SGD and RMSprop.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>The decay rate of RMSprop's mean of squared gradients.</summary>
    public double Alpha { get; init; } = 0.99;

    /// <summary>The decay rate of Adam's mean of gradients. The mean of squared gradients has 0.999.</summary>
    public double Beta { get; init; } = 0.9;

    /// <summary>Whether SGD uses Nesterov momentum.</summary>
    public bool Nesterov { get; init; }

    /// <summary>The weight of the L2 penalty on all parameters; for AdamW, the decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 4e-5;

    /// <summary>The maximum L2 norm of all gradients together. Greater gradients are scaled down to it. Null for no limit.</summary>
    public double? MaxGradientNorm { get; init; }

    /// <summary>How the learning rate changes.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Cosine;

    /// <summary>The number of epochs at the start in which the learning rate rises linearly to <see cref="LearningRate"/>.</summary>
    public int WarmupEpochs { get; init; }

    /// <summary>The learning rate at the end of <see cref="ScheduleKind.Cosine"/>.</summary>
    public double MinLearningRate { get; init; }

    /// <summary>The number of epochs between two changes of <see cref="ScheduleKind.Step"/>.</summary>
    public int ScheduleEpochs { get; init; } = 30;

    /// <summary>The factor of each change of <see cref="ScheduleKind.Step"/>.</summary>
    public double ScheduleFactor { get; init; } = 0.1;

    /// <summary>The loss.</summary>
    public CriterionOptions Criterion { get; init; } = new LabelSmoothingOptions();

    /// <summary>How much the images of each class count in the loss.</summary>
    public ClassWeighting ClassWeights { get; init; }

    /// <summary>Which images an epoch draws.</summary>
    public ImageSampling Sampling { get; init; }

    /// <summary>
    /// The precision of convolutions and linear layers, in the training of a network and when a search evaluates its
    /// candidates. Models are validated and tested with 32-bit floats, like exported models. In the supernet of a unified
    /// space, the projections always use 32-bit floats.
    /// </summary>
    public NumericPrecision Precision { get; init; }

    /// <summary>How the classes are balanced, in words; null if they aren't.</summary>
    internal string? Balance => this switch
    {
        { ClassWeights: ClassWeighting.Balanced } => "balanced by weights of the loss",
        { Sampling: ImageSampling.Balanced } => "balanced by draws: an epoch draws each class equally often",
        _ => null,
    };

    /// <summary>
    /// Whether the training ends with the weights of the epoch with the best validation. Otherwise, it ends with those of the
    /// last epoch.
    /// </summary>
    public bool KeepBest { get; init; }

    /// <summary>The seed of the order of images and of all other random choices.</summary>
    public int Seed { get; init; }

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declared.Check(this);

    /// <summary>Creates the loss, with its class weights.</summary>
    /// <param name="images">The training images, which determine the class weights.</param>
    /// <returns>The criterion.</returns>
    /// <exception cref="NotSupportedException">The criterion doesn't support class weights.</exception>
    public ICriterion CreateCriterion(ImageDataset images) => ClassWeights switch
    {
        ClassWeighting.Equal => Criterion.Create(),
        ClassWeighting.Balanced => Criterion.Create(Criteria.ClassWeights.Balance(images.CountByClass())),
        _ => throw new InvalidOperationException($"The class weights {ClassWeights} are unknown."),
    };
}
