using Osnas.Search;

namespace Osnas.Experiments;

/// <summary>Reads the numbers of the search strategies.</summary>
internal static class ConfigSearchers
{
    private const string GenerationsKey = "search_utility.generation_num";
    private const string PopulationKey = "search_utility.population_num";
    private const string ParentsKey = "search_utility.parent_num";
    private const string TournamentKey = "search_utility.tournament_num";
    private const string OptimizerKey = "arch_optim.a_optimizer";
    private const string LowestKey = "search_utility.lowest_hardware_constraint";
    private const string HighestKey = "search_utility.highest_hardware_constraint";

    public static SearchOptions Read(ConfigDocument document, SearchOptions defaults)
    {
        var options = defaults with
        {
            Evolution = Evolution(document, defaults.Evolution),
            Aging = Aging(document, defaults.Aging),
            Nsga2 = Nsga2(document, defaults.Nsga2),
            Differentiable = Differentiable(document, defaults),
            Generator = Generator(document, defaults),
        };
        if (document.Text(OptimizerKey) is { } optimizer && !string.Equals(optimizer, "adam", StringComparison.OrdinalIgnoreCase))
            document.Warn(OptimizerKey, $"architecture parameters are trained by Adam; {optimizer} is not used");
        if (options.Strategy == SearchStrategy.Evolution && options.Evolution.Parents > options.Evolution.Population)
            document.Error(ParentsKey, $"{options.Evolution.Parents} parents are more than the population of {options.Evolution.Population}; write at most that, or raise {PopulationKey}");
        if (options.Strategy == SearchStrategy.Aging && options.Aging.Tournament > options.Aging.Population)
            document.Error(TournamentKey, $"a tournament of {options.Aging.Tournament} is larger than the population of {options.Aging.Population}; write at most that, or raise {PopulationKey}");
        return options;
    }

    private static EvolutionOptions Evolution(ConfigDocument document, EvolutionOptions defaults) => defaults with
    {
        Generations = document.Integer(GenerationsKey, OptionRanges.Generations) ?? defaults.Generations,
        Population = document.Integer(PopulationKey, OptionRanges.Population) ?? defaults.Population,
        Children = document.Integer("search_utility.children_num", OptionRanges.Members) ?? defaults.Children,
        Parents = document.Integer(ParentsKey, OptionRanges.Members) ?? defaults.Parents,
        MutationRate = document.Number("search_utility.mutation_rate", OptionRanges.Share) ?? defaults.MutationRate,
        CrossoverRate = document.Number("search_utility.crossover_rate", OptionRanges.Share) ?? defaults.CrossoverRate,
        Crossover = document.Choice("search_utility.crossover", ConfigNames.Crossovers) ?? defaults.Crossover,
        MutateCrossed = document.Flag("search_utility.mutate_crossed") ?? defaults.MutateCrossed,
    };

    private static AgingOptions Aging(ConfigDocument document, AgingOptions defaults) => defaults with
    {
        Population = document.Integer(PopulationKey, OptionRanges.Population) ?? defaults.Population,
        Tournament = document.Integer(TournamentKey, OptionRanges.Members) ?? defaults.Tournament,
        Evaluations = document.Integer("search_utility.evaluation_num", OptionRanges.Evaluations) ?? defaults.Evaluations,
    };

    private static Nsga2Options Nsga2(ConfigDocument document, Nsga2Options defaults) => defaults with
    {
        Generations = document.Integer(GenerationsKey, OptionRanges.Generations) ?? defaults.Generations,
        Population = document.Integer(PopulationKey, OptionRanges.Population) ?? defaults.Population,
        MutationRate = document.Number("search_utility.mutation_rate", OptionRanges.Share) ?? defaults.MutationRate,
        CrossoverRate = document.Number("search_utility.crossover_rate", OptionRanges.Share) ?? defaults.CrossoverRate,
    };

    private static DifferentiableOptions Differentiable(ConfigDocument document, SearchOptions options)
    {
        var defaults = options.Differentiable;
        var criterion = document.Choice("agent.hc_criterion_agent", ConfigNames.HardwareCriteria) ?? defaults.Criterion;
        return defaults with
        {
            State = document.Choice("train.forward_state", ConfigNames.ForwardStates) ?? defaults.State,
            Temperature = defaults.Temperature with
            {
                Initial = document.Number("train.tau", OptionRanges.Temperature) ?? defaults.Temperature.Initial,
                Decay = document.Number("train.tau_decay", OptionRanges.Factor) ?? defaults.Temperature.Decay,
            },
            WarmUpEpochs = document.Integer("train.arch_warmup_epochs", OptionRanges.Epochs) ?? defaults.WarmUpEpochs,
            BatchSize = options.Supernet.BatchSize,
            LearningRate = document.Number("arch_optim.a_lr", OptionRanges.LearningRate) ?? defaults.LearningRate,
            WeightDecay = document.Number("arch_optim.a_weight_decay", OptionRanges.Weight) ?? defaults.WeightDecay,
            Beta = document.Number("arch_optim.a_beta", OptionRanges.Decay) ?? defaults.Beta,
            Criterion = criterion,
            HardwareWeight = HardwareWeight(document, options, criterion) ?? defaults.HardwareWeight,
        };
    }

    private static GeneratorOptions Generator(ConfigDocument document, SearchOptions options)
    {
        var defaults = options.Generator;
        var (metric, unit) = document.Choice(ConfigNames.MetricKey, ConfigNames.Metrics) ?? ConfigNames.DefaultMetric;
        var criterion = document.Choice("agent.hc_criterion_agent", ConfigNames.HardwareCriteria) ?? defaults.Criterion;
        var (least, greatest) = (document.Number(LowestKey, OptionRanges.Cost) * unit, document.Number(HighestKey, OptionRanges.Cost) * unit);
        if (least >= greatest)
            document.Error(HighestKey, $"{HighestKey} is not above {LowestKey}: the generator learns what is between them");
        return defaults with
        {
            Metric = metric,
            LeastTarget = least ?? defaults.LeastTarget,
            GreatestTarget = greatest ?? defaults.GreatestTarget,
            Priors = document.Integer("search_utility.prior_pool_size", OptionRanges.Members) ?? defaults.Priors,
            TargetChannels = document.Integer("generator.hc_dim", OptionRanges.Channels) ?? defaults.TargetChannels,
            Epochs = document.Integer("generator.epochs", OptionRanges.EpochsBetween) ?? defaults.Epochs,
            Temperature = defaults.Temperature with { Decay = document.Number("generator.tau_decay", OptionRanges.Factor) ?? defaults.Temperature.Decay },
            BatchSize = options.Supernet.BatchSize,
            LearningRate = document.Number("arch_optim.a_lr", OptionRanges.LearningRate) ?? defaults.LearningRate,
            Beta = document.Number("arch_optim.a_beta", OptionRanges.Decay) ?? defaults.Beta,
            Criterion = criterion,
            HardwareWeight = HardwareWeight(document, options, criterion) ?? defaults.HardwareWeight,
        };
    }

    /// <summary>The weight of a hardware loss whose costs count in the range of the space, where OSNASLib's count in its unit.</summary>
    private static double? HardwareWeight(ConfigDocument document, SearchOptions options, HardwareCriterion criterion)
    {
        var (metric, unit) = document.Choice(ConfigNames.MetricKey, ConfigNames.Metrics) ?? ConfigNames.DefaultMetric;
        if (document.Number("arch_optim.a_hc_weight", OptionRanges.Weight) is not { } weight)
            return null;
        if (SearchSpaces.Find(options.Space) is not { } space || metric == InfoMetric.Latency || criterion == HardwareCriterion.LogRatio)
            return weight;
        var table = space.CreateLookUpTable(options.Data.InputSize ?? space.Spec.InputSize, options.Data.Classes ?? space.Spec.Classes);
        var statistics = table.GetStatistics(metric);
        var units = (statistics.Max - statistics.Min) / unit;
        return criterion == HardwareCriterion.SquaredError ? weight * units * units : weight * units;
    }
}
