using Osnas.Search;

namespace Osnas.Runtime.Tests;

/// <summary>What holds for each searcher.</summary>
public sealed class SearchersTests
{
    [Theory]
    [InlineData("random", 0.2, 0.3, 50, 0, 50)]
    [InlineData("evolution", 0, 0.3, 20, 9, 200)]
    [InlineData("aging", 0, 0.3, 20, 9, 200)]
    public void All_are_distinct_and_inside_the_budget(
        string name, double from, double to, int population, int generations, int evaluations)
    {
        var sampler = Budgets.Sampler(Budgets.FBNetS, Budgets.Range(Budgets.FBNetS, InfoMetric.Flops, from, to));
        var searcher = Searchers.Create(name, sampler, population, generations, seed: 1);
        var result = SearchRun.Run(searcher, new SyntheticFitness(Budgets.FBNetS.ModelCfgShape, 1));

        Assert.Equal(evaluations, searcher.Evaluations);
        Searchers.AssertDistinctAndInside(sampler.Budget, evaluations, result);
    }

    [Theory]
    [InlineData("evolution", "FBNet", 0.3, 20, 9)]
    [InlineData("NSGA-II", "FBNet", null, 20, 9)]
    [InlineData("local", "FBNet", null, 50, 0)]
    [InlineData("bayesian", "unified", null, 10, 2)]
    [InlineData("Pareto bayesian", "unified", null, 10, 2)]
    public void The_seed_decides_everything(string name, string space, double? most, int population, int generations)
    {
        var table = Budgets.Table(space);
        ConstraintCfg[] constraints = most is { } to ? [Budgets.Range(table, InfoMetric.Flops, 0, to)] : [];
        Assert.Equal(Search(1), Search(1));
        Assert.NotEqual(Search(1), Search(2));

        IEnumerable<Architecture> Search(int seed)
        {
            var fitness = new SyntheticFitness(table.ModelCfgShape, 1);
            SearchRun.Run(Searchers.Create(name, Budgets.Sampler(table, constraints), population, generations, seed), fitness);
            return fitness.Evaluated;
        }
    }

    [Theory]
    [InlineData("local", 40, 8)]
    [InlineData("Pareto local", 40, 8)]
    [InlineData("bayesian", 20, 16)]
    public void A_small_space_is_evaluated_to_the_last(string name, int population, int generations)
    {
        var evaluated = SearchSmallSpace(name, population, generations);

        Assert.Distinct(evaluated);
        Assert.Equal(TinySpace.Architectures.ToHashSet(), evaluated.ToHashSet());
        Assert.Equal(18, evaluated.Count);
    }

    [Theory]
    [InlineData("random", 1000, 0, 10)]
    [InlineData("aging", 20, 9, 12)]
    public void A_small_space_ends_the_search(string name, int population, int generations, int least)
    {
        var evaluated = SearchSmallSpace(name, population, generations);

        Assert.Distinct(evaluated);
        Assert.InRange(evaluated.Count, least, 18);
    }

    private static List<Architecture> SearchSmallSpace(string name, int population, int generations)
    {
        var fitness = new SyntheticFitness(Budgets.Tiny.ModelCfgShape, 1);
        SearchRun.Run(Searchers.Create(name, Budgets.Sampler(Budgets.Tiny), population, generations, seed: 1), fitness);
        return fitness.Evaluated;
    }
}
