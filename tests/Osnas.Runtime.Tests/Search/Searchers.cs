using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Runtime.Tests;

/// <summary>Searchers by name, of about the same size, and what they find.</summary>
internal static class Searchers
{
    /// <summary>A searcher.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="sampler">Draws inside the budget.</param>
    /// <param name="population">Architectures of a population.</param>
    /// <param name="generations">How many populations follow the first one.</param>
    /// <param name="seed">Decides the random choices.</param>
    public static ISearcher Create(string name, BudgetSampler sampler, int population, int generations, int seed)
    {
        var evaluations = population * (generations + 1);
        return name switch
        {
            "random" => new RandomSearcher(sampler, evaluations, seed),
            "evolution" => new EvolutionSearcher(
                sampler, new() { Population = population, Parents = population / 2, Generations = generations }, seed),
            "aging" => new AgingSearcher(
                sampler, new() { Population = population, Tournament = population / 4, Evaluations = evaluations }, seed),
            "local" => new LocalSearcher(sampler, new() { Starts = population / 4, Evaluations = evaluations }, seed),
            "Pareto local" => new ParetoLocalSearcher(sampler, new() { Starts = population / 4, Evaluations = evaluations }, seed),
            "bayesian" => new BayesianSearcher(sampler, new() { Batch = population / 4, Evaluations = evaluations }, seed),
            "Pareto bayesian" => new ParetoBayesianSearcher(sampler, new() { Batch = population / 4, Evaluations = evaluations }, seed),
            "NSGA-II" => new Nsga2Searcher(sampler, new() { Population = population, Generations = generations }, seed),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
        };
    }

    /// <summary>A searcher that needs no supernet.</summary>
    /// <param name="options">Its options.</param>
    /// <param name="inside">Draws inside the budget.</param>
    /// <param name="start">The architectures to begin with; null for random ones.</param>
    public static ISearcher Create(SearcherOptions options, BudgetSampler inside, IReadOnlyList<Architecture>? start = null) =>
        options.Create(new(Supernet: null, inside, Seed: 1)
        {
            Calibration = null!,
            Validation = null!,
            BatchSize = 1,
            Memory = null!,
            Start = start ?? [],
        });

    /// <summary>Whether a search evaluated as many architectures as it should, all different and inside the budget.</summary>
    public static void AssertDistinctAndInside(Budget budget, int evaluations, SearchResult result)
    {
        Architecture[] architectures = [.. result.Candidates.Select(candidate => candidate.Architecture)];

        Assert.Equal(evaluations, architectures.Length);
        Assert.Distinct(architectures);
        Assert.All(architectures, architecture => Assert.True(budget.IsMetBy(architecture)));
    }

    /// <summary>The number of layers in which two architectures make different choices.</summary>
    public static int Differences(IReadOnlyList<LayerChoices> layers, Architecture one, Architecture other) =>
        layers.Count(layer => !layer.MadeBy(one).SequenceEqual(layer.MadeBy(other)));
}
