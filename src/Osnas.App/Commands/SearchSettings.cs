using System.CommandLine;
using Osnas.Data;
using Osnas.Experiments;
using Osnas.Search;

namespace Osnas.App;

/// <summary>The options of a search. One that isn't given leaves the default as it is.</summary>
/// <param name="defaults">The defaults.</param>
internal sealed class SearchSettings(SearchOptions defaults)
{
    private const string DefaultOutput = "runs";

    private readonly SpaceSetting _space = new(defaults.Space);
    private readonly Option<string?> _data = Settings.Text("--data", $"The images: {DataSource.Known}", "data", Path.GetFileName(defaults.Data));
    private readonly Option<int?> _limit = Settings.Number("--limit", "Use at most so many training, and so many test images", defaults.Limit, 1);
    private readonly Option<ConstraintCfg[]> _budget = Settings.CreateMany("--budget", $"What the architecture may cost, as in \"flops<=400k\", \"params>=1.5M\" or \"latency<=5ms\"; may be repeated [default: {DescribeBudget(defaults)}]", "budget", ConstraintText.Parse);
    private readonly Option<string?> _latency = Settings.Text("--latency", "A latency table, as 'table --metric latency --output' writes it, for a budget like \"latency<=5ms\"", "file", defaults.Latency);
    private readonly Option<SearchStrategy?> _strategy = Settings.Create("--strategy", $"How to search [default: {Name(defaults.Strategy)}]", "evolution|random", ParseStrategy);
    private readonly Option<int?> _generations = Settings.Number<int>("--generations", "Evolution: generations after the first population", defaults.Evolution.Generations, 0);
    private readonly Option<int?> _population = Settings.Number<int>("--population", "Evolution: architectures of a population", defaults.Evolution.Population, 2);
    private readonly Option<int?> _parents = Settings.Number<int>("--parents", "Evolution: the best so far that have children", defaults.Evolution.Parents, 1);
    private readonly Option<int?> _iterations = Settings.Number<int>("--iterations", "Random: architectures to evaluate", defaults.RandomIterations, 1);
    private readonly Option<int?> _epochs = Settings.Number<int>("--epochs", "Epochs of the supernet", defaults.Supernet.Epochs, 0);
    private readonly Option<int?> _modelEpochs = Settings.Number<int>("--model-epochs", "Epochs of each training from scratch", defaults.Model.Epochs, 0);
    private readonly Option<int?> _batchSize = Settings.Number<int>("--batch-size", $"Images of a training step [default: {Both(defaults.Supernet.BatchSize, defaults.Model.BatchSize)}]", null, 2);
    private readonly Option<double?> _learningRate = Settings.Number<double>("--learning-rate", $"Learning rate of the first step [default: {Both(defaults.Supernet.LearningRate, defaults.Model.LearningRate)}]", null, double.Epsilon);
    private readonly Option<int?> _baselines = Settings.Number<int>("--baselines", "Random architectures of the same budget to compare with", defaults.Baselines, 0);
    private readonly Option<int?> _seed = Settings.Number<int>("--seed", "Decides everything that is left to chance", defaults.Seed, 0);
    private readonly Option<string?> _name = Settings.Text("--name", "Name of the run [default: <space>-<data>-seed<seed>]", "name");
    private readonly Option<string?> _output = Settings.Text("--output", "The folder that the run has its folder in", "folder", OutputOf(defaults));

    public IEnumerable<Option> Options =>
    [
        _space.Option, _data, _limit, _budget, _latency, _strategy, _generations, _population, _parents, _iterations,
        _epochs, _modelEpochs, _batchSize, _learningRate, _baselines, _seed, _name, _output,
    ];

    public SearchOptions Read(ParseResult result)
    {
        var space = _space.Find(result).Spec.Name;
        var data = result.GetValue(_data) ?? defaults.Data;
        if (data.Length == 0)
            throw new UsageException($"{_data.Name} is missing: {DataSource.Known}");
        var seed = result.GetValue(_seed) ?? defaults.Seed;
        var name = result.GetValue(_name) ?? NameRun(space, data, seed);
        var batchSize = result.GetValue(_batchSize);
        var learningRate = result.GetValue(_learningRate);
        return defaults with
        {
            Space = space,
            Data = data,
            Limit = result.GetValue(_limit) ?? defaults.Limit,
            Output = Path.Combine(result.GetValue(_output) ?? OutputOf(defaults), name),
            Seed = seed,
            Budget = result.GetRequiredValue(_budget) is { Length: > 0 } budget ? budget : defaults.Budget,
            Latency = result.GetValue(_latency) ?? defaults.Latency,
            Strategy = result.GetValue(_strategy) ?? defaults.Strategy,
            RandomIterations = result.GetValue(_iterations) ?? defaults.RandomIterations,
            Baselines = result.GetValue(_baselines) ?? defaults.Baselines,
            Evolution = defaults.Evolution with
            {
                Generations = result.GetValue(_generations) ?? defaults.Evolution.Generations,
                Population = result.GetValue(_population) ?? defaults.Evolution.Population,
                Parents = result.GetValue(_parents) ?? defaults.Evolution.Parents,
            },
            Supernet = defaults.Supernet with
            {
                Epochs = result.GetValue(_epochs) ?? defaults.Supernet.Epochs,
                BatchSize = batchSize ?? defaults.Supernet.BatchSize,
                LearningRate = learningRate ?? defaults.Supernet.LearningRate,
            },
            Model = defaults.Model with
            {
                Epochs = result.GetValue(_modelEpochs) ?? defaults.Model.Epochs,
                BatchSize = batchSize ?? defaults.Model.BatchSize,
                LearningRate = learningRate ?? defaults.Model.LearningRate,
            },
        };
    }

    private static string NameRun(string space, string data, int seed)
    {
        var file = Path.GetFileName(Path.TrimEndingDirectorySeparator(data));
        return $"{space}-{file.Split('.')[0]}-seed{seed}".ToLowerInvariant();
    }

    private static SearchStrategy? ParseStrategy(string text) =>
        Enum.TryParse<SearchStrategy>(text, ignoreCase: true, out var strategy) && Enum.IsDefined(strategy)
            ? strategy
            : throw new FormatException($"there is no strategy '{text}'; there are {string.Join(" and ", Enum.GetValues<SearchStrategy>().Select(Name))}.");

    private static string Name(SearchStrategy strategy) => strategy.ToString().ToLowerInvariant();

    private static string OutputOf(SearchOptions options) => options.Output.Length > 0 ? options.Output : DefaultOutput;

    private static string DescribeBudget(SearchOptions options) =>
        options.Budget is { } budget ? string.Join(", ", budget.Select(ConstraintText.Format)) : "that of the space";

    private static string Both<T>(T supernet, T model)
        where T : IEquatable<T> => supernet.Equals(model)
        ? FormattableString.Invariant($"{supernet}")
        : FormattableString.Invariant($"{supernet}, and {model} from scratch");
}
