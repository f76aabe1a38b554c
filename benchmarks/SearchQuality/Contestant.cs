using Osnas.Search;
using Osnas.Training;

namespace Osnas.Benchmarks;

/// <summary>A searcher to be judged.</summary>
/// <param name="Name">Its name, and its options if they aren't the defaults.</param>
/// <param name="Create">Creates it for a number of evaluations and a seed.</param>
internal sealed record Contestant(string Name, Func<BudgetSampler, int, int, ISearcher> Create)
{
    /// <summary>All searchers for the best accuracy, with their defaults.</summary>
    public static IReadOnlyList<Contestant> All { get; } =
    [
        new("bayesian", (inside, evaluations, seed) => new BayesianSearcher(inside, new() { Evaluations = evaluations }, seed)),
        new("random", (inside, evaluations, seed) => new RandomSearcher(inside, evaluations, seed)),
        new("evolution", (inside, evaluations, seed) => new EvolutionSearcher(inside, new() { Evaluations = evaluations }, seed)),
        new("aging", (inside, evaluations, seed) => new AgingSearcher(inside, new() { Evaluations = evaluations }, seed)),
        new("aging, population 20, tournament 5", (inside, evaluations, seed) =>
            new AgingSearcher(inside, new() { Population = 20, Tournament = 5, Evaluations = evaluations }, seed)),
        new("local", (inside, evaluations, seed) => new LocalSearcher(inside, new() { Evaluations = evaluations }, seed)),
    ];

    /// <summary>All searchers for a front of accuracy and FLOPs, with their defaults.</summary>
    public static IReadOnlyList<Contestant> Fronts { get; } =
    [
        new("pareto-bayesian", (inside, evaluations, seed) =>
            new ParetoBayesianSearcher(inside, new() { Evaluations = evaluations }, seed)),
        new("pareto-local", (inside, evaluations, seed) => new ParetoLocalSearcher(inside, new() { Evaluations = evaluations }, seed)),
        new("nsga2", (inside, evaluations, seed) => new Nsga2Searcher(inside, new() { Evaluations = evaluations }, seed)),
        new("random", (inside, evaluations, seed) => new RandomSearcher(inside, evaluations, seed)),
    ];
}
