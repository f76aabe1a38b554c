using Osnas.Criteria;
using Osnas.Data;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The names that configurations use, those of OSNASLib first, and what they stand for here.</summary>
internal static class ConfigNames
{
    public const string MetricKey = "search_utility.info_metric";

    public static IReadOnlyDictionary<string, SamplerKind> Samplers { get; } = new Dictionary<string, SamplerKind>
    {
        ["UniformSampler"] = SamplerKind.Uniform,
        ["FairnessSampler"] = SamplerKind.Fairness,
        ["DifferentiableSampler"] = SamplerKind.Differentiable,
        ["StrictFairnessSampler"] = SamplerKind.StrictFairness,
        ["SandwichSampler"] = SamplerKind.Sandwich,
        ["BudgetSampler"] = SamplerKind.Budget,
    };

    public static IReadOnlyDictionary<string, SearchStrategy> Searchers { get; } = new Dictionary<string, SearchStrategy>
    {
        ["RandomSearcher"] = SearchStrategy.Random,
        ["EvolutionSearcher"] = SearchStrategy.Evolution,
        ["DifferentiableSearcher"] = SearchStrategy.Differentiable,
        ["ArchitectureGeneratorSearcher"] = SearchStrategy.Generator,
        ["AgingEvolutionSearcher"] = SearchStrategy.Aging,
        ["Nsga2Searcher"] = SearchStrategy.Nsga2,
    };

    public static IReadOnlyDictionary<string, CriterionKind> Criteria { get; } = new Dictionary<string, CriterionKind>
    {
        ["CrossEntropyLoss"] = CriterionKind.CrossEntropy,
        ["LabelSmoothingCrossEntropy"] = CriterionKind.CrossEntropy,
        ["FocalLoss"] = CriterionKind.Focal,
    };

    public static (InfoMetric Metric, double Unit) DefaultMetric => Metrics["flops"];

    /// <summary>Metrics, with how many of Osnas's units (multiply-accumulates, parameters, milliseconds) OSNASLib's unit is.</summary>
    public static IReadOnlyDictionary<string, (InfoMetric Metric, double Unit)> Metrics { get; } = new Dictionary<string, (InfoMetric, double)>
    {
        ["flops"] = (InfoMetric.Flops, 1e6),
        ["param"] = (InfoMetric.Params, 1),
        ["latency"] = (InfoMetric.Latency, 1e3),
    };

    public static IReadOnlyDictionary<string, HardwareCriterion> HardwareCriteria { get; } = new Dictionary<string, HardwareCriterion>
    {
        ["MSELoss"] = HardwareCriterion.SquaredError,
        ["L1Loss"] = HardwareCriterion.AbsoluteError,
        ["HingeLoss"] = HardwareCriterion.Excess,
        ["LogRatioLoss"] = HardwareCriterion.LogRatio,
    };

    public static IReadOnlyDictionary<string, ForwardState> ForwardStates { get; } = new Dictionary<string, ForwardState>
    {
        ["softmax"] = ForwardState.Softmax,
        ["gumbel_softmax"] = ForwardState.GumbelSoftmax,
        ["sum"] = ForwardState.Sum,
    };

    public static IReadOnlyDictionary<string, Crossover> Crossovers { get; } = new Dictionary<string, Crossover>
    {
        ["uniform"] = Crossover.Uniform,
        ["single_point"] = Crossover.SinglePoint,
    };

    public static IReadOnlyDictionary<string, OptimizerKind> Optimizers { get; } = new Dictionary<string, OptimizerKind>
    {
        ["sgd"] = OptimizerKind.Sgd,
        ["rmsprop"] = OptimizerKind.RmsProp,
        ["adam"] = OptimizerKind.Adam,
        ["adamw"] = OptimizerKind.AdamW,
    };

    public static IReadOnlyDictionary<string, ScheduleKind> Schedules { get; } = new Dictionary<string, ScheduleKind>
    {
        ["cosine"] = ScheduleKind.Cosine,
        ["step"] = ScheduleKind.Step,
        ["constant"] = ScheduleKind.Constant,
    };

    public static IReadOnlyDictionary<string, DataFormat> DataFormats { get; } = new Dictionary<string, DataFormat>
    {
        ["cifar10"] = DataFormat.Cifar10,
        ["cifar100"] = DataFormat.Cifar100,
        ["imagenet"] = DataFormat.Folders,
        ["folders"] = DataFormat.Folders,
        ["mnist"] = DataFormat.Mnist,
        ["csv"] = DataFormat.Csv,
        ["numpy"] = DataFormat.Numpy,
        ["any"] = DataFormat.Any,
    };
}
