using System.Globalization;
using Osnas.Data;
using Osnas.Options;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The options of a search: data, supernet training, search under a budget, and training of the winner.</summary>
public sealed record SearchOptions
{
    /// <summary>The key of the strategy in configuration files.</summary>
    internal const string SearcherKey = "agent.search_strategy_agent";

    /// <summary>The key of the sampler in configuration files.</summary>
    internal const string SamplerKey = "agent.training_strategy_agent";

    /// <summary>The key of the fitness in configuration files.</summary>
    internal const string FitnessKey = "search_utility.fitness";

    internal static OptionSet<SearchOptions> Declared { get; } = new OptionSet<SearchOptions>()
        .Add(
            nameof(Space), new TextType("name", names: () => SearchSpaces.All.Select(space => space.Name)), options => options.Space,
            (options, value) => options with { Space = value ?? string.Empty },
            "The search space; optional if there is only one", "--space", ["agent.search_space_agent"], changesResult: true)
        .Include(nameof(Data), DataOptions.Declared, options => options.Data, (options, value) => options with { Data = value })
        .Text(
            nameof(Latency), "file", options => options.Latency, (options, value) => options with { Latency = value },
            "A latency table from 'table --metric latency --output', for a budget such as \"latency<=5ms\"",
            "--latency", ["search_utility.latency_table_path"])
        .Text(
            nameof(LatencyOn), "worker", options => options.LatencyOn, (options, value) => options with { LatencyOn = value },
            "Have the worker of this name measure the latency table, in a search with --cluster",
            "--latency-on", ["search_utility.latency_on"])
        .Named(
            nameof(Searcher), SearcherRegistry.All, options => options.Searcher, (options, value) => options with { Searcher = value },
            "The search strategy", "--strategy", [SearcherKey])
        .Named(
            nameof(Fitness), FitnessRegistry.All, options => options.Fitness, (options, value) => options with { Fitness = value },
            "The number that the search maximizes: the accuracy in a trained supernet, or a measure of untrained networks",
            "--fitness", [FitnessKey])
        .Include(
            nameof(Start), StartOptions.Declared, options => options.Start, (options, value) => options with { Start = value },
            () => new() { Fitness = new SupernetFitnessOptions() }) // refused: without --start-by, --start-draws says too little
        .Whole(
            nameof(InFlight), OptionRanges.InFlight, options => options.InFlight,
            (options, value) => options with { InFlight = value },
            "Candidates that the strategy requests before it knows their accuracies; as many workers can have a job",
            "--in-flight", ["search_utility.in_flight"])
        .Switch(
            nameof(Asynchronous), options => options.Asynchronous, (options, value) => options with { Asynchronous = value },
            "Give the strategy each accuracy at once; the result then depends on the order of the answers",
            "--asynchronous", ["search_utility.asynchronous"], changesResult: false)
        .Named(
            nameof(Sampler), SamplerRegistry.All, options => options.Sampler, (options, value) => options with { Sampler = value },
            "What each supernet training step trains; the differentiable strategy has its own sampler", "--sampler", [SamplerKey])
        .Include(
            nameof(Supernet),
            TrainingOptions.Declared
                .Change(nameof(TrainingOptions.Epochs), option => option with { Description = "Epochs of the supernet" })
                .Change(nameof(TrainingOptions.KeepBest), option => option with { Flag = null, Keys = [] })
                .ChangeAll(option => option with { Scope = "supernet" }),
            options => options.Supernet,
            (options, value) => options with { Supernet = value })
        .Choice(
            nameof(ModelFrom), options => options.ModelFrom, (options, value) => options with { ModelFrom = value },
            "Initial weights of the winner and of the architectures for comparison: random, or from the supernet",
            "--model-from", ["train.model_from"])
        .Number(
            nameof(ModelLearningRate), OptionRanges.LearningRate, options => options.ModelLearningRate,
            (options, value) => options with { ModelLearningRate = value },
            "Learning rate of the winner and of the architectures for comparison [default: that of --learning-rate]",
            "--model-learning-rate", ["train.model_learning_rate"])
        .Include(
            nameof(Model),
            TrainingOptions.Declared
                .Change(nameof(TrainingOptions.Epochs), option => option with
                {
                    Description = "Epochs of the winner and of each architecture that it is compared with",
                    Flag = "--model-epochs",
                    Keys = ["train.model_epochs"],
                })
                .ChangeAll(option => option with { Scope = "from scratch" }),
            options => options.Model,
            (options, value) => options with { Model = value })
        .Include(
            nameof(Distillation),
            DistillationOptions.Declared.Change(nameof(DistillationOptions.Teacher), option => option with
            {
                Description = $"{option.Description}, or 'supernet' for the best path of the search's own supernet",
                ValueName = $"folder|{DistillationOptions.Supernet}",
            }),
            options => options.Distillation,
            (options, value) => options with { Distillation = value },
            () => new())
        .Whole(
            nameof(Baselines), OptionRanges.Comparisons, options => options.Baselines,
            (options, value) => options with { Baselines = value },
            "Random architectures within the budget to compare the winner with, in addition to the cheapest and the most expensive one; "
                + "0 trains the winner alone",
            "--baselines", ["search_utility.baselines"], changesResult: false)
        .Whole(
            nameof(Finalists), OptionRanges.Finalists, options => options.Finalists,
            (options, value) => options with { Finalists = value },
            "Best candidates of the search to train, to see whether one is better than the winner; 1 is the winner alone",
            "--finalists", ["search_utility.finalists"], changesResult: false)
        .Whole(
            nameof(Repeats), OptionRanges.Repeats, options => options.Repeats,
            (options, value) => options with { Repeats = value },
            "Trainings of the winner and of each architecture for comparison, each with another seed",
            "--repeats", ["search_utility.repeats"], changesResult: false)
        .Whole(
            nameof(CalibrationImages), OptionRanges.CalibrationImages, options => options.CalibrationImages,
            (options, value) => options with { CalibrationImages = value },
            "Training images for the batch norm statistics of each candidate", flag: null, ["search_utility.calibration_images"])
        .Whole(
            nameof(SharedMegabytes), OptionRanges.Megabytes, options => options.SharedMegabytes,
            (options, value) => options with { SharedMegabytes = value },
            "Memory limit for the feature maps that candidates share, in megabytes",
            flag: null, ["search_utility.shared_megabytes"], changesResult: false)
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
        .Rule(nameof(LatencyOn), (options, describe) => options is { Latency: not null, LatencyOn: not null }
            ? $"{describe(nameof(LatencyOn))} measures a latency table, and {describe(nameof(Latency))} is one; give one of them"
            : null)
        .Rule(nameof(Sampler), (options, describe) => options.SamplerMatches
            ? null
            : options.Searcher.RequiredSampler is { } required
                ? $"{describe(nameof(Searcher))} needs the sampler {SamplerRegistry.All.NameOf(required)}, not {describe(nameof(Sampler))}"
                : $"{describe(nameof(Sampler))} trains a mixture of all candidates, but {describe(nameof(Searcher))} searches paths; "
                + "choose a sampler that trains paths, such as uniform")
        .Rule(nameof(Sampler), (options, _) => SearchSpaces.Find(options.Space) is { } space ? options.Sampler.FindFault(space.Spec) : null)
        .Doubt(nameof(InFlight), (options, describe) => options.Searcher.MostEvaluations is { } count && options.InFlight > count
            ? $"{describe(nameof(InFlight))} has no effect above {count}: the strategy {SearcherRegistry.All.NameOf(options.Searcher)} "
                + $"makes {Words.Count(count, "evaluation")}"
            : null)
        .Doubt(nameof(Asynchronous), (options, _) => options.Asynchronous
            ? "an asynchronous search depends on which worker answers first, so it can't be repeated. Without --cluster it changes "
                + "nothing: one evaluation runs at a time, in the order of asking"
            : null)
        .Rule(nameof(Searcher), (options, describe) => options is { Fitness.NeedsSupernet: false, Searcher.NeedsSupernet: true }
            ? $"{describe(nameof(Searcher))} searches with the weights of a supernet, and {describe(nameof(Fitness))} trains none; "
                + "choose another strategy, such as evolution"
            : null)
        .Rule("Start.Fitness", (options, describe) => options.Start is { } start && FindFaultOfStart(start, options, describe) is { } fault
            ? $"{describe("Start.Fitness")}: {fault}"
            : null)
        .Rule("Start.Draws", (options, describe) =>
            options.Start?.Draws is { } draws && options.Searcher.CountStarts(int.MaxValue) is var count && draws < count
                ? $"{describe("Start.Draws")} is less than the {count} architectures that {describe(nameof(Searcher))} begins with"
                : null)
        .Rule(nameof(ModelFrom), (options, describe) => options is { Fitness.NeedsSupernet: false, ModelFrom: ModelOrigin.Supernet }
            ? $"{describe(nameof(ModelFrom))}: there is no supernet, because {describe(nameof(Fitness))} trains none; "
                + "train the winner from scratch"
            : null)
        .Rule("Distillation.Teacher", (options, describe) =>
            options is { Fitness.NeedsSupernet: false, Distillation.Teacher: DistillationOptions.Supernet }
                ? $"{describe("Distillation.Teacher")}: there is no supernet, because {describe(nameof(Fitness))} trains none; "
                    + "name the folder of a run"
                : null)
        .Rule("Supernet.KeepBest", (options, describe) => options.Supernet.KeepBest
            ? $"{describe("Supernet.KeepBest")}: a supernet has no best epoch, because each architecture in it has its own accuracy; "
                + $"{describe("Model.KeepBest")} applies to trainings from scratch"
            : null)
        .Rule("Data.TrainPortion", (options, describe) => options.Data.TrainPortion == 1
            ? $"{describe("Data.TrainPortion")} leaves no validation images, which a search needs; write less, such as 0.8"
            : null)
        .Doubt("Supernet.Epochs", (options, _) => options is { Supernet.Epochs: 0, SupernetWeights: null, Fitness.NeedsSupernet: true }
            ? "0 epochs leave the supernet untrained, so its accuracies mean nothing"
            : null)
        .Rule(nameof(ModelLearningRate), (options, describe) => options.ModelTraining is var model
            && model.MinLearningRate > model.LearningRate && options.Model.MinLearningRate <= options.Model.LearningRate
                ? $"{describe("Model.MinLearningRate")} is more than the learning rate of the winner, "
                    + $"{model.LearningRate.ToString(CultureInfo.InvariantCulture)}; "
                    + $"set {nameof(ModelLearningRate)}"
                : null)
        .Doubt("Model.Epochs", (options, _) => options is { Model.Epochs: 0, ModelFrom: ModelOrigin.Scratch }
            ? "0 epochs leave the winner and the other architectures untrained, so their accuracies mean nothing"
            : null);

    /// <summary>The name of the search space.</summary>
    public string Space { get; init; } = string.Empty;

    /// <summary>The images, and how they are read and divided.</summary>
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

    /// <summary>The budget; null for the <c>[Constraint]</c> attributes of the space.</summary>
    public IReadOnlyList<ConstraintCfg>? Budget { get; init; }

    /// <summary>
    /// The file with a latency table, measured for the image size and classes of the data; null if the space has one or latency
    /// isn't needed.
    /// </summary>
    public string? Latency { get; init; }

    /// <summary>
    /// In a search on many machines, the name of the worker that measures the latency table; null for none. The table is
    /// written to the folder of the run.
    /// </summary>
    public string? LatencyOn { get; init; }

    /// <summary>The search strategy, with its options.</summary>
    public SearcherOptions Searcher { get; init; } = new BayesianOptions();

    /// <summary>
    /// What the search maximizes, with its options. With a fitness that needs no supernet, none is trained, and the options of
    /// its training have no effect.
    /// </summary>
    public FitnessOptions Fitness { get; init; } = new SupernetFitnessOptions();

    /// <summary>Which architectures the search begins with; null for random ones.</summary>
    public StartOptions? Start { get; init; }

    /// <summary>
    /// The number K of candidates that are requested before their results are known. After n results, a request depends on at
    /// most the first n - K + 1 of them. It changes the result; the number of workers doesn't. See <see cref="SearchRun"/>.
    /// </summary>
    public int InFlight { get; init; } = 1;

    /// <summary>
    /// Whether the strategy receives each result at once, instead of in the order of requests. The result of the search then
    /// depends on the order in which workers answer. On one machine, which evaluates one architecture at a time, both orders
    /// are the same.
    /// </summary>
    public bool Asynchronous { get; init; }

    /// <summary>
    /// What each training step of the supernet trains; by default, what the search strategy needs, or else single paths.
    /// </summary>
    public SamplerOptions Sampler
    {
        get => GivenSampler ?? Searcher.RequiredSampler ?? new UniformSamplerOptions();
        init => GivenSampler = value;
    }

    /// <summary>How batch norms keep their statistics.</summary>
    public BatchNormOptions BatchNorm { get; init; } = BatchNormOptions.Default;

    /// <summary>The file with the initial weights of the supernet; null for random weights.</summary>
    public string? SupernetWeights { get; init; }

    /// <summary>How the supernet is trained.</summary>
    public TrainingOptions Supernet { get; init; } = new() { Epochs = 60 };

    /// <summary>The initial weights of the winner and of the architectures that it is compared with.</summary>
    public ModelOrigin ModelFrom { get; init; }

    /// <summary>How the winner and the architectures that it is compared with are trained.</summary>
    public TrainingOptions Model { get; init; } = new();

    /// <summary>The learning rate of these trainings; null for the one in <see cref="Model"/>.</summary>
    public double? ModelLearningRate { get; init; }

    /// <summary>The teacher of these trainings; null for none.</summary>
    public DistillationOptions? Distillation { get; init; }

    /// <summary>
    /// The number of random architectures within the budget that the winner is compared with, in addition to the cheapest and
    /// the most expensive architecture of the space. 0 trains only the winner.
    /// </summary>
    public int Baselines { get; init; } = 3;

    /// <summary>
    /// The number of best candidates to train. If it is above 1, each of them is compared with the winner by the mean
    /// validation accuracy of its trainings.
    /// </summary>
    public int Finalists { get; init; } = 1;

    /// <summary>
    /// The number of trainings of each architecture, each with another seed. Accuracies are means. The model of the run is the
    /// training of the winner with the greatest validation accuracy.
    /// </summary>
    public int Repeats { get; init; } = 1;

    /// <summary>The number of training images that calibrate the batch norm statistics of each candidate.</summary>
    public int CalibrationImages { get; init; } = 1024;

    /// <summary>
    /// The memory limit for feature maps that candidates share, in megabytes; see
    /// <see cref="SupernetEvaluator.SharedMegabytes"/>. It doesn't change the result.
    /// </summary>
    public int SharedMegabytes { get; init; } = SupernetEvaluator.DefaultSharedMegabytes;

    /// <summary>How the winner and the architectures that it is compared with are trained, with all that other options say.</summary>
    internal TrainingOptions ModelTraining => Model with
    {
        Seed = Seed,
        LearningRate = ModelLearningRate ?? Model.LearningRate,
    };

    /// <summary>How one of these trainings is done.</summary>
    /// <param name="number">Its number, from 1. The first has the seed of the run.</param>
    internal TrainingOptions ModelTrainingOf(int number) =>
        number == 1 ? ModelTraining : ModelTraining with { Seed = RandomSource.Derive(Seed, "repeat", number) };

    /// <summary>Candidates that are in flight at a time: no more than the strategy evaluates.</summary>
    internal int MostInFlight => Math.Min(InFlight, Searcher.MostEvaluations ?? InFlight);

    /// <summary>The name of the fitness, unless it is the accuracy with the weights of the supernet; null for that.</summary>
    internal string? OtherFitness => Fitness is SupernetFitnessOptions ? null : FitnessRegistry.All.NameOf(Fitness);

    /// <summary>A value of the fitness: as the accuracy with the weights of the supernet, or as that of another fitness.</summary>
    internal (double? SupernetAccuracy, double? OtherFitness) NameFitness(double? value) =>
        OtherFitness is null ? (value, null) : (null, value);

    /// <summary>How the classes are balanced in all trainings, in words; null if they aren't.</summary>
    internal string? Balance => (Fitness.NeedsSupernet ? Supernet.Balance : Model.Balance, Model.Balance) switch
    {
        var (supernet, model) when supernet == model => model,
        var (supernet, model) => $"supernet: {supernet ?? "not balanced"}; winner: {model ?? "not balanced"}",
    };

    /// <summary>The sampler of the training. If the strategy requires a sampler, that one has the strategy's options.</summary>
    internal SamplerOptions EffectiveSampler => Searcher.RequiredSampler ?? Sampler;

    private SamplerOptions? GivenSampler { get; init; }

    private static string? FindFaultOfStart(StartOptions start, SearchOptions options, Func<string, string> describe) =>
        options.Searcher.CountStarts(int.MaxValue) == 0
            ? $"{describe(nameof(Searcher))} has no start to choose; leave it out, or take another strategy, such as bayesian"
        : start.Fitness.GetType() == options.Fitness.GetType()
            ? $"{describe(nameof(Fitness))} is what the search maximizes, and its evaluations wouldn't be all that are made; leave it out"
        : null;

    private bool SamplerMatches => Searcher.RequiredSampler is { } required ? required.GetType() == Sampler.GetType() : Sampler.TrainsPaths;

    /// <summary>Checks all options, including those of later steps.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declared.Check(this);

    /// <summary>What is only for the supernet: without one, it has no effect.</summary>
    internal static IEnumerable<OptionDeclaration> OfSupernet =>
        new[] { "Supernet.Epochs", nameof(Sampler), nameof(CalibrationImages), nameof(SharedMegabytes) }
            .Select(name => Declared.Declaration(name));

    /// <summary>These options, with a sampler that matches the strategy.</summary>
    internal SearchOptions WithMatchingSampler() => SamplerMatches ? this : this with { GivenSampler = null };
}
