using System.Globalization;
using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The options of a <see cref="GeneratorSearch"/>.</summary>
[Searcher("generator")]
public sealed record GeneratorOptions : SearcherOptions, IHasHardwareLoss
{
    /// <summary>The name of the file with the quality of the generator.</summary>
    public const string QualityFile = "generator.json";

    private static readonly OptionSet<GeneratorOptions> Declared = new OptionSet<GeneratorOptions>()
        .Choice(
            nameof(Metric), options => options.Metric, (options, value) => options with { Metric = value },
            "The metric of the targets", flag: null, [ConfigMetrics.Key], otherNames: ConfigMetrics.Names)
        .Number(
            nameof(LeastTarget), OptionRanges.Target, options => options.LeastTarget,
            (options, value) => options with { LeastTarget = value },
            "The lowest target",
            flag: null,
            ["search_utility.lowest_hardware_constraint"],
            UnitOf,
            FindUnitFault)
        .Number(
            nameof(GreatestTarget), OptionRanges.Target, options => options.GreatestTarget,
            (options, value) => options with { GreatestTarget = value },
            "The highest target",
            flag: null,
            ["search_utility.highest_hardware_constraint"],
            UnitOf,
            FindUnitFault)
        .Whole(
            nameof(Priors), OptionRanges.Members, options => options.Priors, (options, value) => options with { Priors = value },
            "Random architectures; the one nearest to the target becomes an input", flag: null, ["search_utility.prior_pool_size"])
        .Whole(
            nameof(TargetChannels), OptionRanges.Channels, options => options.TargetChannels,
            (options, value) => options with { TargetChannels = value },
            "Input channels for the target", flag: null, ["generator.hc_dim"])
        .Whole(
            nameof(HiddenChannels), OptionRanges.Channels, options => options.HiddenChannels,
            (options, value) => options with { HiddenChannels = value },
            "Channels in the hidden layers")
        .Whole(
            nameof(Epochs), OptionRanges.Epochs, options => options.Epochs, (options, value) => options with { Epochs = value },
            "Epochs of generator training on the validation images", flag: null, ["generator.epochs"])
        .BatchSize(
            options => options.BatchSize, (options, value) => options with { BatchSize = value },
            "Validation images in each step")
        .Number(
            nameof(LearningRate), OptionRanges.LearningRate, options => options.LearningRate,
            (options, value) => options with { LearningRate = value },
            "The learning rate of the generator", flag: null, ["arch_optim.a_lr"])
        .Number(
            nameof(Beta), OptionRanges.Decay, options => options.Beta, (options, value) => options with { Beta = value },
            "Adam's first decay rate for the generator", flag: null, ["arch_optim.a_beta"])
        .Choice(
            nameof(Criterion), options => options.Criterion, (options, value) => options with { Criterion = value },
            "How to measure the distance of the expected cost from the target",
            flag: null, ["agent.hc_criterion_agent"], otherNames: HardwareCriteria.OtherNames)
        .Number(
            nameof(HardwareWeight), OptionRanges.Cost, options => options.HardwareWeight,
            (options, value) => options with { HardwareWeight = value },
            "The weight of the hardware loss relative to the cross entropy")
        .Include(
            nameof(Temperature),
            TemperatureSchedule.Declared.Change(
                nameof(TemperatureSchedule.Decay), option => option with { Keys = ["generator.tau_decay"] }),
            options => options.Temperature,
            (options, value) => options with { Temperature = value })
        .Whole(
            nameof(EvaluationTargets), OptionRanges.Targets, options => options.EvaluationTargets,
            (options, value) => options with { EvaluationTargets = value },
            "Evenly spaced targets to evaluate the generator with")
        .Rule(nameof(GreatestTarget), (options, describe) => options.LeastTarget >= options.GreatestTarget
            ? $"{describe(nameof(GreatestTarget))} is not above {describe(nameof(LeastTarget))}: the generator learns costs between them"
            : null);

    /// <summary>The metric of the targets.</summary>
    public InfoMetric Metric { get; init; } = InfoMetric.Flops;

    /// <summary>The minimum target, in the metric's unit; null for the cost that 5 % of the architectures don't exceed.</summary>
    public double? LeastTarget { get; init; }

    /// <summary>The maximum target, in the metric's unit; null for the cost that 95 % of the architectures don't exceed.</summary>
    public double? GreatestTarget { get; init; }

    /// <summary>
    /// The number of prior architectures: random ones with evenly spaced costs. The one nearest to the target is an input of
    /// the generator.
    /// </summary>
    public int Priors { get; init; } = 1;

    /// <summary>The number of channels that represent the target in the input.</summary>
    public int TargetChannels { get; init; } = 10;

    /// <summary>The number of channels in the hidden layers.</summary>
    public int HiddenChannels { get; init; } = 32;

    /// <summary>The number of epochs on the validation images.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>The number of validation images in each step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The learning rate.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Adam's first decay rate; the second is 0.999.</summary>
    public double Beta { get; init; } = 0.5;

    /// <summary>The measure of the distance between the expected cost and the target.</summary>
    public HardwareCriterion Criterion { get; init; } = HardwareCriterion.SquaredError;

    /// <summary>The weight of the hardware loss relative to the cross entropy.</summary>
    public double HardwareWeight { get; init; } = 10;

    /// <summary>The temperature of Gumbel-softmax.</summary>
    public TemperatureSchedule Temperature { get; init; } = new(5, 0.95);

    /// <summary>The number of evenly spaced targets with which the generator is evaluated.</summary>
    public int EvaluationTargets { get; init; } = 10;

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["ArchitectureGeneratorSearcher"];

    /// <inheritdoc/>
    protected internal override int LargestBatch => BatchSize;

    /// <inheritdoc/>
    protected internal override SearcherOptions WithFoundBatchSize(int batchSize) =>
        BatchSize == TrainingOptions.AutoBatchSize ? this with { BatchSize = batchSize } : this;

    /// <inheritdoc/>
    public SearcherOptions WithHardwareWeight(double weight) => this with { HardwareWeight = weight };

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => 1;

    /// <inheritdoc/>
    protected internal override bool NeedsSupernet => true;

    /// <inheritdoc/>
    protected internal override int OwnEpochs => Epochs;

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new FixedSearcher(context.Memory.Decoded ?? Generate(context));

    /// <inheritdoc/>
    protected internal override void CheckBudget(BudgetSampler inside)
    {
        var table = inside.Budget.Table;
        _ = GeneratorSearch.FindTargets(table.GetStatistics(Metric), this);
        if (inside.TryList(BudgetSampler.MostListed) is not { Count: > 0 } all
            || all.Any(architecture => Cost(architecture) != Cost(all[0])))
            return;
        var fault = all.Count == 1
            ? $"No other architecture than {all[0]} meets the budget, {inside.Budget}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"All {all.Count:N0} architectures that meet the budget, {inside.Budget}, have {Cost(all[0]):#,0.###} "
                + $"{MetricCatalog.Of(Metric).Unit}");
        throw new ArgumentException(
            $"{fault}: a generator learns target costs and has nothing to learn. Widen the budget, or choose another strategy, such as "
            + "evolution.");

        double Cost(Architecture architecture) => table.GetModelInfo(Metric, architecture);
    }

    private static double UnitOf(GeneratorOptions options) => ConfigMetrics.UnitOf(options.Metric);

    private static string? FindUnitFault(GeneratorOptions options, GivenValue given) =>
        ConfigMetrics.FindUnitFault(given, OptionRanges.Target, options.Metric);

    private Architecture Generate(SearcherContext context)
    {
        var supernet = context.Supernet
            ?? throw new ArgumentException("An architecture generator needs a trained supernet.", nameof(context));
        BatchNormCalibration.ApplyToAllCandidates(supernet, context.Calibration, context.BatchSize);
        using var generator = new GeneratorSearch(supernet, context.Inside.Budget.Table, this, context.Seed);
        generator.Train(context.Validation, context.Progress, context.Cancellation);
        context.Memory.Keep(QualityFile, generator.Evaluate(), SearchJson.Default.GeneratorQuality);
        var architecture = generator.Decode(context.Inside.Budget);
        context.Memory.Keep(architecture);
        return architecture;
    }
}
