using Osnas.LookUpTables;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class ParetoBayesianSearcherTests
{
    /// <summary>Spaces whose architectures are listed, and one that is too large for that; one cost and two.</summary>
    [Theory]
    [InlineData("unified", 1.0, new[] { InfoMetric.Flops })]
    [InlineData("unified", 0.5, new[] { InfoMetric.Flops, InfoMetric.Params })]
    [InlineData("FBNet", 0.3, new[] { InfoMetric.Flops, InfoMetric.Params })]
    public void All_are_distinct_and_inside_the_budget(string space, double share, InfoMetric[] metrics)
    {
        var table = Budgets.Table(space);
        var sampler = Budgets.Sampler(table, Budgets.Range(table, InfoMetric.Flops, 0, share));
        var searcher = new ParetoBayesianSearcher(sampler, new() { Evaluations = 30, Batch = 4, Metrics = metrics }, seed: 1);
        var result = SearchRun.Run(searcher, new SyntheticFitness(table.ModelCfgShape, 1));

        Searchers.AssertDistinctAndInside(sampler.Budget, searcher.Evaluations, result);
    }

    /// <summary>With as many evaluations, its front has more volume than that of the search without a model, with every seed.</summary>
    [Fact]
    public void Its_front_is_better_than_that_of_a_local_search()
    {
        var table = Budgets.Table("unified");
        var sampler = Budgets.Sampler(table);
        for (var seed = 0; seed < 3; seed++)
        {
            var fitness = new SyntheticFitness(table.ModelCfgShape, seed);
            Assert.True(
                VolumeOf(new ParetoBayesianSearcher(sampler, new() { Evaluations = 40 }, seed), fitness)
                > VolumeOf(new ParetoLocalSearcher(sampler, new() { Evaluations = 40 }, seed), fitness),
                $"seed {seed}");
        }

        double VolumeOf(ISearcher searcher, SyntheticFitness fitness) => Hypervolume.Of(
            [
                .. SearchRun.Run(searcher, fitness).Candidates
                    .Select(candidate => ParetoFront.Objectives(candidate, table, [InfoMetric.Flops])),
            ],
            [0, table.GetStatistics(InfoMetric.Flops).Max]);
    }

    /// <summary>In a space of 18 architectures, all are evaluated.</summary>
    [Fact]
    public void It_finds_the_front_of_a_small_space()
    {
        var fitness = new SyntheticFitness(Budgets.Tiny.ModelCfgShape, 1);
        SearchRun.Run(new ParetoBayesianSearcher(Budgets.Sampler(Budgets.Tiny), new() { Evaluations = 100 }, seed: 1), fitness);

        Assert.Equal(TinySpace.Architectures.ToHashSet(), fitness.Evaluated.ToHashSet());
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Evaluations = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Batch = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Metrics = [] }));

        static ParetoBayesianSearcher Create(ParetoBayesianOptions options) => new(Budgets.Sampler(Budgets.Tiny), options, seed: 1);
    }
}
