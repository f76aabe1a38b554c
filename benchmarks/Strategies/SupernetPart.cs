using Osnas.Data;
using Osnas.Search;

namespace Osnas.Benchmarks;

/// <summary>Searches with the weights of a supernet: by evaluation, and by an architecture generator.</summary>
internal static class SupernetPart
{
    public const string All = "all";
    public const string Random = "random";
    public const string Evolution = "evolution";
    public const string Aging = "aging";
    public const string RandomFront = "front of random";
    public const string Nsga2Front = "front of NSGA-II";
    public const string Generator = "generator";

    private const int Evaluations = 100;

    /// <summary>Searches of one supernet, of which the mean counts: they are cheap, for all fitness is known.</summary>
    private const int Searches = 100;

    private static readonly EvolutionOptions EvolutionNumbers = new() { Population = 20, Generations = 4, Parents = 5 };
    private static readonly AgingOptions AgingNumbers = new() { Population = 20, Tournament = 5, Evaluations = Evaluations };

    /// <summary>What each strategy finds with one supernet.</summary>
    public static IReadOnlyDictionary<string, double> Measure(SupernetSetting setting, DataSplit data, int seed)
    {
        using var trained = new TrainedSupernet(setting, data, seed);
        var inside = trained.Inside;
        return new Dictionary<string, double>
        {
            [All] = trained.All.Average(),
            [Random] = MeanBest(trained, search => new RandomSearcher(inside, Evaluations, search)),
            [Evolution] = MeanBest(trained, search => new EvolutionSearcher(inside, EvolutionNumbers, search)),
            [Aging] = MeanBest(trained, search => new AgingSearcher(inside, AgingNumbers, search)),
            [RandomFront] = MeanVolume(trained, search => new RandomSearcher(inside, Evaluations, search)),
            [Nsga2Front] = MeanVolume(trained, search => new Nsga2Searcher(inside, new() { Population = 20, Generations = 4 }, search)),
            [Generator] = trained.Evaluate(Generate(trained, data, seed)),
        };
    }

    private static double MeanBest(TrainedSupernet trained, Func<int, ISearcher> create) =>
        Enumerable.Range(0, Searches).Average(search => SearchRun.Run(create(search), trained).Best.Fitness);

    private static double MeanVolume(TrainedSupernet trained, Func<int, ISearcher> create) =>
        Enumerable.Range(0, Searches).Average(search => Volume(trained, create(search)));

    /// <summary>The share of the rectangle of costs and fitness that the front is better than.</summary>
    private static double Volume(TrainedSupernet trained, ISearcher searcher)
    {
        var table = trained.Inside.Budget.Table;
        var statistics = table.GetStatistics(InfoMetric.Flops);
        var points = SearchRun.Run(searcher, trained).Candidates.Select(candidate => new[]
        {
            -candidate.Fitness, table.GetModelInfo(InfoMetric.Flops, candidate.Architecture),
        });
        return Hypervolume.Of([.. points], [0, statistics.Max]) / (statistics.Max - statistics.Min);
    }

    /// <summary>By targets up to the budget: a supernet that was trained inside it knows nothing of the others.</summary>
    private static Architecture Generate(TrainedSupernet trained, DataSplit data, int seed)
    {
        var (budget, flops) = (trained.Inside.Budget, trained.Inside.Budget.Table.GetStatistics(InfoMetric.Flops));
        var greatest = budget.Constraints[0].AtMost;
        var options = new GeneratorOptions { Epochs = 12, BatchSize = 32, LeastTarget = flops.Min, GreatestTarget = greatest };
        using var search = new GeneratorSearch(trained.Supernet, budget.Table, options, seed);
        search.Train(data.Validation);
        return search.Decode(budget);
    }
}
