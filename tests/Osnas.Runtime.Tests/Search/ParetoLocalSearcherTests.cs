using Osnas.LookUpTables;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class ParetoLocalSearcherTests
{
    public static TheoryData<string, double> Budgeted => new()
    {
        { "wide", 1.0 },
        { "FBNet", 0.3 },
        { "unified", 1.0 },
    };

    /// <summary>Each architecture after the first ones is a neighbor of one of the front by then: no front runs out of them.</summary>
    [Theory]
    [MemberData(nameof(Budgeted))]
    public void Each_is_a_neighbor_of_the_front(string space, double share)
    {
        InfoMetric[] metrics = [InfoMetric.Flops, InfoMetric.Params];
        var table = Budgets.Table(space);
        var sampler = Budgets.Sampler(table, Budgets.Range(table, InfoMetric.Flops, 0, share));
        var searcher = new ParetoLocalSearcher(sampler, new() { Starts = 5, Evaluations = 40, Metrics = metrics }, seed: 1);
        var result = SearchRun.Run(searcher, new SyntheticFitness(table.ModelCfgShape, 1));
        var candidates = result.Candidates;

        Searchers.AssertDistinctAndInside(sampler.Budget, searcher.Evaluations, result);
        var layers = LayerChoices.Of(table.Spec);
        var ofFront = Enumerable.Range(5, candidates.Count - 5).Count(next =>
            ParetoFront.Of([.. candidates.Take(next)], table, metrics)
                .Any(center => Differences(center, candidates[next]) == 1 || (share < 1 && Differences(center, candidates[next]) == 2)));
        Assert.Equal(candidates.Count - 5, ofFront);

        int Differences(Evaluation one, Evaluation other) => Searchers.Differences(layers, one.Architecture, other.Architecture);
    }

    /// <summary>As many random draws have less of the space of costs and fitness below them, with every seed.</summary>
    [Fact]
    public void Its_front_is_better_than_that_of_random_draws()
    {
        var table = WideSpace.LookUpTable.Create();
        for (var seed = 0; seed < 5; seed++)
        {
            var fitness = new SyntheticFitness(table.ModelCfgShape, seed);
            Assert.True(Volume("Pareto local", seed, fitness) > Volume("random", seed, fitness), $"seed {seed}");
        }

        double Volume(string name, int seed, SyntheticFitness fitness) => Hypervolume.Of(
            [
                .. SearchRun.Run(Searchers.Create(name, Budgets.Sampler(table), population: 40, generations: 4, seed), fitness).Candidates
                    .Select(candidate => ParetoFront.Objectives(candidate, table, [InfoMetric.Flops])),
            ],
            [0, table.GetStatistics(InfoMetric.Flops).Max]);
    }

    [Fact]
    public void The_first_front_is_that_of_the_sort()
    {
        var random = new Random(1);
        for (var round = 0; round < 50; round++)
        {
            double[][] points =
                [.. Enumerable.Range(0, 20).Select(_ => new double[] { random.Next(6), random.Next(6), random.Next(6) })];

            Assert.Equal(ParetoFront.Sort(points)[0], ParetoFront.First(points));
        }
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Starts = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Metrics = [] }));
        Assert.Throws<ArgumentException>(() => Create(new() { Starts = 10, Evaluations = 7 }));

        static ParetoLocalSearcher Create(ParetoLocalOptions options) => new(Budgets.Sampler(Budgets.Tiny), options, seed: 1);
    }
}
