using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>Reads a search from a configuration file with the keys of OSNASLib.</summary>
public static class SearchConfig
{
    private const string SamplerKey = "agent.training_strategy_agent";
    private const string SearcherKey = "agent.search_strategy_agent";
    private const string EpochsKey = "train.epochs";
    private const string PortionKey = "dataset.train_portion";
    private const string TextsKey = "search_utility.budgets";
    private const string TargetKey = "search_utility.target_hc";
    private const string LowestKey = "search_utility.lower_hc";
    private const string DirectKey = "search_utility.directly_search";

    /// <summary>The keys that budgets are given by.</summary>
    public static IReadOnlyList<string> BudgetKeys { get; } = [TargetKey, LowestKey, TextsKey];

    /// <summary>What is suspicious about the options of a search, wherever they come from.</summary>
    /// <param name="options">The options.</param>
    /// <returns>What, with the key that a configuration has for it.</returns>
    public static IEnumerable<(string Key, string Message)> Doubts(SearchOptions options)
    {
        if (options is { Supernet.Epochs: 0, SupernetWeights: null })
            yield return (EpochsKey, "0 epochs leave the supernet untrained: what it says of architectures is chance");
        if (options.Model.Epochs == 0)
            yield return ("train.model_epochs", "0 epochs leave the winner and those that it is compared with untrained: their accuracies are chance");
        if (options is { Strategy: SearchStrategy.Evolution, Evolution: { Generations: 0, Population: var population } })
            yield return ("search_utility.generation_num", $"0 generations: the first {population} random architectures are all that is evaluated");
    }

    /// <summary>What a configuration calls a search strategy.</summary>
    /// <param name="strategy">The strategy.</param>
    /// <returns>The key and its value, as in <c>key=value</c>.</returns>
    public static string Setting(SearchStrategy strategy) => $"{SearcherKey}={ConfigNames.Searchers.First(pair => pair.Value == strategy).Key}";

    /// <summary>What a configuration calls a training strategy.</summary>
    /// <param name="sampler">The strategy.</param>
    /// <returns>The key and its value, as in <c>key=value</c>.</returns>
    public static string Setting(SamplerKind sampler) => $"{SamplerKey}={ConfigNames.Samplers.First(pair => pair.Value == sampler).Key}";

    /// <summary>Reads a search. What the file leaves out is as the defaults have it.</summary>
    /// <param name="document">The configuration. Its warnings are complete afterwards.</param>
    /// <param name="name">The name of the run: its folder in <c>logs_path.logger_path</c>.</param>
    /// <param name="defaults">The defaults.</param>
    /// <returns>The search.</returns>
    /// <exception cref="ConfigException">Something is wrong with the configuration; the message lists all of it.</exception>
    public static SearchOptions Read(ConfigDocument document, string name, SearchOptions defaults)
    {
        var sections = new ConfigSections(document);
        sections.CheckAgent("CFSearchAgent", "search", "CFEvaluateAgent", "train");
        document.Ignore("arch_optim.hc_weight", "arch_optim.a_momentum", "arch_optim.a_alpha");
        document.Ignore("experiment_path.checkpoint_root_path", "experiment_path.best_checkpoint_path", "experiment_path.lookup_table_path", "experiment_path.searched_model_path");
        document.Ignore("experiment_path.best_loss_generator_checkpoint_path", "experiment_path.best_acc_generator_checkpoint_path", "experiment_path.final_generator_checkpoint_path", "experiment_path.generator_evaluate_path");
        var supernet = sections.Training(defaults.Supernet);
        var output = Path.Combine(sections.LogFolder() ?? defaults.Output, name);
        var options = defaults with
        {
            Space = sections.Space(defaults.Space),
            Data = sections.Data(defaults.Data),
            Output = output,
            TensorBoard = sections.TensorBoard(name) ?? defaults.TensorBoard,
            Seed = sections.Seed(defaults.Seed),
            Checkpoints = sections.Checkpoints(defaults.Checkpoints),
            BatchNorm = sections.BatchNorm(defaults.BatchNorm),
            Latency = document.Text("search_utility.latency_table_path") ?? defaults.Latency,
            Sampler = defaults.Sampler with
            {
                Kind = document.Choice(SamplerKey, ConfigNames.Samplers) ?? defaults.Sampler.Kind,
                RandomPaths = document.Integer("train.random_paths", OptionRanges.Comparisons) ?? defaults.Sampler.RandomPaths,
            },
            Strategy = document.Choice(SearcherKey, ConfigNames.Searchers) ?? defaults.Strategy,
            RandomIterations = document.Integer("search_utility.random_iteration", OptionRanges.Evaluations) ?? defaults.RandomIterations,
            Baselines = document.Integer("search_utility.baselines", OptionRanges.Comparisons) ?? defaults.Baselines,
            SharedMegabytes = document.Integer("search_utility.shared_megabytes", OptionRanges.Megabytes) ?? defaults.SharedMegabytes,
            CalibrationImages = document.Integer("search_utility.calibration_images", OptionRanges.CalibrationImages) ?? defaults.CalibrationImages,
            Supernet = supernet,
            SupernetWeights = Weights(document, output) ?? defaults.SupernetWeights,
            Model = supernet with
            {
                Epochs = document.Integer("train.model_epochs", OptionRanges.Epochs) ?? defaults.Model.Epochs,
                KeepBest = document.Flag("train.keep_best") ?? defaults.Model.KeepBest,
            },
            Distillation = sections.Distillation(defaults.Distillation),
        };
        options = ConfigSearchers.Read(document, options);
        if (document.IsOverridden(SearcherKey) && !document.IsOverridden(SamplerKey))
            options = options.WithMatchingSampler();
        options = options with { Budget = Budget(document) ?? defaults.Budget };
        Judge(document, options);
        document.Check();
        return options.SupernetWeights is null || document.Flag(DirectKey) is not true ? options : options with { Supernet = supernet with { Epochs = 0 } };
    }

    private static List<ConstraintCfg>? Budget(ConfigDocument document)
    {
        var (metric, unit) = document.Choice(ConfigNames.MetricKey, ConfigNames.Metrics) ?? ConfigNames.DefaultMetric;
        var (target, lowest) = (document.Number(TargetKey, OptionRanges.Cost), document.Number(LowestKey, OptionRanges.Cost));
        List<ConstraintCfg> constraints = [];
        if (lowest > target)
            document.Error(LowestKey, $"{LowestKey} is above {TargetKey}: nothing costs at least {lowest} and at most {target}");
        else if (target is not null || lowest is not null)
            constraints.Add(new(metric, target * unit ?? double.PositiveInfinity, lowest * unit ?? double.NegativeInfinity));
        foreach (var text in document.Texts(TextsKey))
        {
            try
            {
                constraints.Add(ConstraintText.Parse(text));
            }
            catch (FormatException exception)
            {
                document.Error(TextsKey, exception.Message);
            }
        }

        return constraints.Count == 0 ? null : constraints;
    }

    /// <summary>The weights to start from, if there are any: OSNASLib's files ask for them before the first training, too.</summary>
    private static string? Weights(ConfigDocument document, string output)
    {
        const string ResumeKey = "train.resume";
        const string PathKey = "experiment_path.resume_path";
        var path = document.Text(PathKey) is { } relative ? Path.GetFullPath(Path.Combine(output, relative)) : null;
        var isAsked = document.Flag(ResumeKey) is true;
        if (isAsked && path is null)
            document.Error(ResumeKey, $"{ResumeKey} needs {PathKey}, the weights to start from");
        if (!isAsked || path is null || File.Exists(path))
            return isAsked ? path : null;
        document.Warn(PathKey, $"there is no file {path}: the supernet starts from new weights");
        return null;
    }

    private static void Judge(ConfigDocument document, SearchOptions options)
    {
        var isMixed = options.Sampler.Kind == SamplerKind.Differentiable;
        if (isMixed && options.Strategy != SearchStrategy.Differentiable)
            document.Error(SamplerKey, $"DifferentiableSampler trains a mixture of all candidates, whose weights DifferentiableSearcher searches; {document.Text(SearcherKey) ?? $"{options.Strategy}"} needs one that trains paths, as UniformSampler");
        if (!isMixed && options.Strategy == SearchStrategy.Differentiable)
            document.Error(SamplerKey, $"DifferentiableSearcher needs DifferentiableSampler, which trains the mixture that it searches");
        if (options.Sampler.Kind == SamplerKind.StrictFairness && SearchSpaces.Find(options.Space)?.Spec.Form.Coupling is not null)
            document.Error(SamplerKey, $"StrictFairnessSampler trains each candidate of a layer once in a step, but the sub-blocks of {options.Space} choose together; write FairnessSampler");
        if (options.Data.TrainPortion == 1)
            document.Error(PortionKey, "1 leaves no validation images, which a search chooses by; write less, as 0.8");
        if (document.Flag(DirectKey) is true && options.SupernetWeights is null)
            document.Warn(DirectKey, $"there are no weights to search directly (train.resume and experiment_path.resume_path): the supernet is trained for {options.Supernet.Epochs} epochs before");
        foreach (var (key, message) in Doubts(options))
            document.Warn(key, message);
    }
}
