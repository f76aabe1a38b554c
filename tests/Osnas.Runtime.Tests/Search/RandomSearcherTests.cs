using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class RandomSearcherTests
{
    [Fact]
    public void All_are_distinct_and_inside_the_budget()
    {
        var sampler = Budgets.Sampler(Budgets.FBNetS, Budgets.Range(Budgets.FBNetS, InfoMetric.Flops, 0.2, 0.3));
        var searcher = new RandomSearcher(sampler, iterations: 50, seed: 1);
        var result = SearchRun.Run(searcher, new SyntheticFitness(Budgets.FBNetS.ModelCfgShape, 1));
        var architectures = result.Candidates.Select(candidate => candidate.Architecture).ToArray();

        Assert.Equal(50, searcher.Evaluations);
        Assert.Equal(50, architectures.Length);
        Assert.Distinct(architectures);
        Assert.All(architectures, architecture => Assert.True(sampler.Budget.IsMetBy(architecture)));
    }

    [Fact]
    public void The_seed_decides_which()
    {
        Assert.Equal(Search(1), Search(1));
        Assert.NotEqual(Search(1), Search(2));

        static IReadOnlyList<Architecture> Search(int seed) => new RandomSearcher(Budgets.Sampler(Budgets.FBNetS), 16, seed).Ask();
    }

    [Fact]
    public void A_small_space_ends_the_search()
    {
        var fitness = new SyntheticFitness(Budgets.Tiny.ModelCfgShape, 1);
        SearchRun.Run(new RandomSearcher(Budgets.Sampler(Budgets.Tiny), iterations: 1000, seed: 1), fitness);

        Assert.Distinct(fitness.Evaluated);
        Assert.InRange(fitness.Evaluated.Count, 10, 18);
    }

    [Fact]
    public void No_iterations_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomSearcher(Budgets.Sampler(Budgets.Tiny), iterations: 0, seed: 1));
}
