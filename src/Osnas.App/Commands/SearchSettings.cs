using System.CommandLine;
using Osnas.Experiments;
using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.App;

/// <summary>The options of a search. One that isn't given leaves the default, or the configuration, as it is.</summary>
/// <param name="defaults">The defaults.</param>
internal sealed class SearchSettings(SearchOptions defaults)
{
    private readonly SpaceSetting _space = new(defaults.Space);
    private readonly ConfigSettings _config = new();
    private readonly DataSettings _data = new(defaults.Data);
    private readonly RunSettings _run = new(defaults.Output, defaults.Seed);
    private readonly CheckpointSettings _checkpoints = new(defaults.Checkpoints);
    private readonly TeacherSettings _teacher = new("the network that a search or a training left in a folder, or the best path of the search's own supernet", $"folder|{DistillationOptions.Supernet}");
    private readonly TrainingSettings _training = new(defaults.Supernet, defaults.Model);
    private readonly Option<ConstraintCfg[]> _budget = Settings.CreateMany("--budget", $"What the architecture may cost, as in \"flops<=400k\", \"params>=1.5M\" or \"latency<=5ms\", in quotes, without which shells take < and > for files; counts in k, M, G or T, times in us, ms or s; may be repeated [default: {DescribeBudget(defaults)}]", "budget", ConstraintText.Parse);
    private readonly Option<string?> _latency = Settings.Text("--latency", "A latency table, as 'table --metric latency --output' writes it, for a budget like \"latency<=5ms\"", "file", defaults.Latency);
    private readonly Option<SearchStrategy?> _strategy = Settings.Name("--strategy", "How to search", defaults.Strategy);
    private readonly Option<SamplerKind?> _sampler = Settings.Name("--sampler", "What the steps of the supernet's training train; the differentiable strategy has its own", defaults.Sampler.Kind);
    private readonly Option<ForwardState?> _forwardState = Settings.Name("--forward-state", "The differentiable strategy: how all candidates are mixed", defaults.Differentiable.State);
    private readonly Option<int?> _generations = Settings.Whole("--generations", "Evolution and NSGA-II: generations after the first population", defaults.Evolution.Generations, OptionRanges.Generations);
    private readonly Option<int?> _population = Settings.Whole("--population", "Evolution, aging and NSGA-II: architectures of a population", defaults.Evolution.Population, OptionRanges.Population);
    private readonly Option<int?> _parents = Settings.Whole("--parents", "Evolution: the best so far that have children", defaults.Evolution.Parents, OptionRanges.Members);
    private readonly Option<int?> _iterations = Settings.Whole("--iterations", "Random and aging: architectures to evaluate", defaults.RandomIterations, OptionRanges.Evaluations);
    private readonly Option<int?> _epochs = Settings.Whole("--epochs", "Epochs of the supernet", defaults.Supernet.Epochs, OptionRanges.Epochs);
    private readonly Option<int?> _modelEpochs = Settings.Whole("--model-epochs", "Epochs of each training from scratch", defaults.Model.Epochs, OptionRanges.Epochs);
    private readonly Option<int?> _baselines = Settings.Whole("--baselines", "Random architectures of the same budget to compare with; the more, the surer Kendall's tau", defaults.Baselines, OptionRanges.Comparisons);

    public IEnumerable<Option> Options =>
    [
        .. _config.Options, _space.Option, .. _data.Options, _budget, _latency, _strategy, _generations, _population, _parents, _iterations,
        _sampler, _forwardState, _epochs, _modelEpochs, .. _training.Options, .. _teacher.Options, _baselines, .. _checkpoints.Options, .. _run.Options,
    ];

    /// <summary>The options that a configuration has, too. What it makes of them, as the batches of a differentiable search, follows them.</summary>
    private IEnumerable<(Option Option, string Key)> Keys =>
    [
        (_space.Option, SpaceSetting.Key), .. _data.Keys, (_latency, "search_utility.latency_table_path"), (_generations, "search_utility.generation_num"),
        (_population, "search_utility.population_num"), (_parents, "search_utility.parent_num"), (_iterations, "search_utility.random_iteration"),
        (_iterations, "search_utility.evaluation_num"), (_epochs, "train.epochs"), (_modelEpochs, "train.model_epochs"), (_baselines, "search_utility.baselines"),
        .. _training.Keys, .. _teacher.Keys, .. _checkpoints.Keys, .. _run.Keys,
    ];

    /// <summary>What is given in the place of a configuration's values, also where it calls them otherwise. Budgets stand in for all that it has.</summary>
    private IEnumerable<ConfigOverride> Overrides(ParseResult result) =>
    [
        .. Settings.Overrides(result, Keys),
        .. Settings.Override(result, _strategy, _ => SearchConfig.Setting(result.GetValue(_strategy)!.Value)),
        .. Settings.Override(result, _sampler, _ => SearchConfig.Setting(result.GetValue(_sampler)!.Value)),
        .. SearchConfig.BudgetKeys.SelectMany(key => Settings.Override(result, _budget, _ => $"{key}=")),
    ];

    public SearchOptions Read(ParseResult result, Terminal terminal)
    {
        var options = _config.Read(result, Overrides(result), (document, name) => SearchConfig.Read(document, _run.Name(result) ?? name, defaults with { Output = _run.Parent(result) }), defaults, terminal);
        var isConfigured = !ReferenceEquals(options, defaults);
        var space = isConfigured && !_space.IsGiven(result) ? options.Space : _space.Find(result).Name;
        var data = _data.Apply(result, options.Data);
        var seed = _run.Seed(result, options.Seed);
        var (generations, population, iterations) = (result.GetValue(_generations), result.GetValue(_population), result.GetValue(_iterations));
        options = options with { Strategy = result.GetValue(_strategy) ?? options.Strategy };
        options = result.GetValue(_sampler) is { } sampler ? options with { Sampler = options.Sampler with { Kind = sampler } } : options.WithMatchingSampler();
        var output = isConfigured ? options.Output : _run.Folder(result, space, data.Source, seed);
        options = options with
        {
            Space = space,
            Data = data,
            Output = output,
            TensorBoard = isConfigured ? options.TensorBoard : _run.TensorBoard(result, output) ?? options.TensorBoard,
            Seed = seed,
            Budget = result.GetRequiredValue(_budget) is { Length: > 0 } budget ? budget : options.Budget,
            Latency = result.GetValue(_latency) ?? options.Latency,
            Differentiable = options.Differentiable with { State = result.GetValue(_forwardState) ?? options.Differentiable.State },
            RandomIterations = iterations ?? options.RandomIterations,
            Baselines = result.GetValue(_baselines) ?? options.Baselines,
            Evolution = options.Evolution with
            {
                Generations = generations ?? options.Evolution.Generations,
                Population = population ?? options.Evolution.Population,
                Parents = result.GetValue(_parents) ?? options.Evolution.Parents,
            },
            Aging = options.Aging with { Population = population ?? options.Aging.Population, Evaluations = iterations ?? options.Aging.Evaluations },
            Nsga2 = options.Nsga2 with { Generations = generations ?? options.Nsga2.Generations, Population = population ?? options.Nsga2.Population },
            Supernet = _training.Apply(result, options.Supernet, result.GetValue(_epochs)),
            Checkpoints = _checkpoints.Apply(result, options.Checkpoints),
            Distillation = _teacher.Apply(result, options.Distillation),
            Model = _training.ApplyFromScratch(result, options.Model, result.GetValue(_modelEpochs)),
        };
        if (isConfigured)
            return options;
        foreach (var (_, message) in SearchConfig.Doubts(options))
            Terminal.WriteLine(terminal.Error, $"warning: {message}");
        return options;
    }

    private static string DescribeBudget(SearchOptions options) =>
        options.Budget is { } budget ? string.Join(", ", budget.Select(ConstraintText.Format)) : "that of the space";
}
