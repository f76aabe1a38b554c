using Osnas.LookUpTables;
using Osnas.Data;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The options of a <see cref="DifferentiableSearch"/> and of its mixture.</summary>
[Searcher("differentiable")]
public sealed record DifferentiableOptions : SearcherOptions, IHasHardwareLoss
{
    private static readonly (ForwardState Value, string Reason)[] Refused =
    [
        (ForwardState.Single, "runs one candidate of each layer and mixes none"),
        (ForwardState.Sum, "is for parameters that are given: what a search with it finds is no better than a random draw"),
    ];

    private static readonly OptionSet<DifferentiableOptions> Declared = new OptionSet<DifferentiableOptions>()
        .Choice(
            nameof(State), options => options.State, (options, value) => options with { State = value },
            "How candidates are mixed", "--forward-state", ["train.forward_state"], except: Refused)
        .Include(
            nameof(Temperature),
            TemperatureSchedule.Declared
                .Change(nameof(TemperatureSchedule.Initial), option => option with { Keys = ["train.tau"] })
                .Change(nameof(TemperatureSchedule.Decay), option => option with { Keys = ["train.tau_decay"] }),
            options => options.Temperature,
            (options, value) => options with { Temperature = value })
        .Number(
            nameof(LearningRate), OptionRanges.LearningRate, options => options.LearningRate,
            (options, value) => options with { LearningRate = value },
            "The learning rate of the architecture parameters", flag: null, ["arch_optim.a_lr"])
        .Number(
            nameof(Beta), OptionRanges.Decay, options => options.Beta, (options, value) => options with { Beta = value },
            "Adam's first decay rate for the architecture parameters", flag: null, ["arch_optim.a_beta"])
        .Number(
            nameof(WeightDecay), OptionRanges.Weight, options => options.WeightDecay,
            (options, value) => options with { WeightDecay = value },
            "L2 penalty on the architecture parameters", flag: null, ["arch_optim.a_weight_decay"])
        .BatchSize(
            options => options.BatchSize, (options, value) => options with { BatchSize = value },
            "Validation images in each step")
        .Choice(
            nameof(Criterion), options => options.Criterion, (options, value) => options with { Criterion = value },
            "How to measure the distance of the expected cost from the budget",
            flag: null, ["agent.hc_criterion_agent"], otherNames: HardwareCriteria.OtherNames)
        .Number(
            nameof(HardwareWeight), OptionRanges.Cost, options => options.HardwareWeight,
            (options, value) => options with { HardwareWeight = value },
            "The weight of the hardware loss relative to the cross entropy")
        .Whole(
            nameof(WarmUpEpochs), OptionRanges.Epochs, options => options.WarmUpEpochs,
            (options, value) => options with { WarmUpEpochs = value },
            "Epochs that train only the weights", flag: null, ["train.arch_warmup_epochs"])
        .Doubt(nameof(Criterion), (options, describe) => options.HardwareWeight == 0 && options.Criterion != HardwareCriterion.Excess
            ? $"{describe(nameof(Criterion))} has no effect without a hardware loss; give it a weight, with {IHasHardwareLoss.WeightKey}"
            : null);

    /// <summary>
    /// How each step weights the candidates: <see cref="ForwardState.Softmax"/> or <see cref="ForwardState.GumbelSoftmax"/>.
    /// Other states are an error.
    /// </summary>
    public ForwardState State { get; init; } = ForwardState.Softmax;

    /// <summary>The temperature of <see cref="ForwardState.GumbelSoftmax"/>.</summary>
    public TemperatureSchedule Temperature { get; init; } = new();

    /// <summary>The learning rate of the architecture parameters.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Adam's first decay rate; the second is 0.999.</summary>
    public double Beta { get; init; } = 0.5;

    /// <summary>The weight of the L2 penalty on the architecture parameters.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The number of validation images in each step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The measure of the distance between the expected cost and the budget.</summary>
    public HardwareCriterion Criterion { get; init; } = HardwareCriterion.Excess;

    /// <summary>
    /// The weight of the hardware loss relative to the cross entropy. It is 0 by default, because the result meets the budget
    /// in any case. A hardware loss also counts the costs of unlikely candidates, so it makes the cheapest candidates likely in
    /// all layers.
    /// </summary>
    public double HardwareWeight { get; init; }

    /// <summary>The number of epochs at the start that train only the weights.</summary>
    public int WarmUpEpochs { get; init; }

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["DifferentiableSearcher"];

    /// <inheritdoc/>
    protected internal override SamplerOptions RequiredSampler =>
        new DifferentiableSamplerOptions { State = State, Temperature = Temperature };

    /// <inheritdoc/>
    protected internal override int LargestBatch => BatchSize;

    /// <inheritdoc/>
    protected internal override SearcherOptions WithFoundBatchSize(int batchSize) =>
        BatchSize == TrainingOptions.AutoBatchSize ? this with { BatchSize = batchSize } : this;

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => 1;

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new FixedSearcher(context.Memory.Decoded
        ?? throw new InvalidDataException("The supernet is trained, but the result of the differentiable search is missing."));

    /// <inheritdoc/>
    public SearcherOptions WithHardwareWeight(double weight) => this with { HardwareWeight = weight };

    /// <inheritdoc/>
    protected internal override ISearchCompanion CreateCompanion(BaseSupernet supernet, Budget budget, ImageDataset validation) =>
        new DifferentiableSearch(supernet, budget, validation, this);
}
