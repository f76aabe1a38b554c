using Osnas.LookUpTables;
using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class LocalSearcherTests
{
    public static TheoryData<string, double> Budgeted => new()
    {
        { "wide", 1.0 },
        { "wide", 0.3 },
        { "FBNet", 0.3 },
        { "unified", 1.0 },
        { "unified", 0.4 },
    };

    /// <summary>
    /// Each architecture after the first ones is a neighbor of the best that is known by then, or of the next best if the best
    /// has no new neighbor. Neighbors are found here by their definition, among all that are evaluated. Under a budget, two
    /// layers may differ, and it isn't known here whether the best has such a neighbor left.
    /// </summary>
    [Theory]
    [MemberData(nameof(Budgeted))]
    public void Each_is_a_neighbor_of_the_best_that_has_one_left(string space, double share)
    {
        var table = Budgets.Table(space);
        var sampler = Budgets.Sampler(table, Budgets.Range(table, InfoMetric.Flops, 0, share));
        var searcher = new LocalSearcher(sampler, new() { Starts = 5, Evaluations = 60 }, seed: 1);
        var result = SearchRun.Run(searcher, new SyntheticFitness(table.ModelCfgShape, 1));
        var candidates = result.Candidates;

        Searchers.AssertDistinctAndInside(sampler.Budget, searcher.Evaluations, result);
        Assert.All(candidates, candidate => Assert.Equal(candidate.Architecture, table.Spec.Normalize(candidate.Architecture)));
        var layers = LayerChoices.Of(table.Spec);
        for (var next = 5; next < candidates.Count; next++)
        {
            var known = candidates.Take(next).OrderByDescending(candidate => candidate.Fitness).ToArray();
            var center = Array.FindIndex(known, candidate => HasOpen(candidate.Architecture, known));
            if (share < 1)
                Assert.InRange(known.Min(each => Differences(each.Architecture, candidates[next].Architecture)), 1, 2);
            else if (center >= 0)
                Assert.Equal(1, Differences(known[center].Architecture, candidates[next].Architecture));
        }

        bool HasOpen(Architecture one, Evaluation[] known)
        {
            var count = layers.Sum(layer => layer.Count(choice => sampler.Budget.IsMetBy(new(
                one.Select((candidate, row) => row >= layer.FirstRow && row < layer.FirstRow + layer.Rows
                    ? choice[row - layer.FirstRow]
                    : candidate))))) - layers.Count;
            return known.Count(other => Differences(one, other.Architecture) == 1) < count;
        }

        int Differences(Architecture one, Architecture other) => Searchers.Differences(layers, one, other);
    }

    /// <summary>By hand: from the best of two, upwards as soon as a neighbor is better, and back to the next best from the top.</summary>
    [Fact]
    public void It_climbs_and_goes_on_from_the_next_best()
    {
        var layers = LayerChoices.Of(Budgets.FBNetS.Spec);
        var searcher = new LocalSearcher(Budgets.Sampler(Budgets.FBNetS), new() { Starts = 2, Evaluations = 400 }, seed: 1);
        var starts = searcher.Ask();
        searcher.Tell([new(starts[0], 1), new(starts[1], 2)]);

        var worse = Assert.Single(searcher.Ask());
        searcher.Tell([new(worse, 0)]);
        var better = Assert.Single(searcher.Ask());
        searcher.Tell([new(better, 3)]);
        Assert.Equal((1, 1), (Differences(starts[1], worse), Differences(starts[1], better)));

        // None of its neighbors is better: all of them are evaluated, then those of the start go on.
        var last = better;
        while (Differences(better, last = Assert.Single(searcher.Ask())) == 1)
            searcher.Tell([new(last, -1)]);
        Assert.Equal(1, Differences(starts[1], last));

        int Differences(Architecture one, Architecture other) => Searchers.Differences(layers, one, other);
    }

    /// <summary>
    /// In so narrow a budget, hardly any change of one layer alone is possible; with two, the search is better than as many
    /// random draws, on average.
    /// </summary>
    [Fact]
    public void It_searches_in_a_narrow_budget()
    {
        var table = WideSpace.LookUpTable.Create();
        var costs = table.GetStatistics(InfoMetric.Flops);
        var sampler = Budgets.Sampler(table, new ConstraintCfg(InfoMetric.Flops, costs.Percentile(0.35), costs.Percentile(0.3)));

        Assert.True(MeanBest("local") > MeanBest("random"));

        double MeanBest(string name) => Enumerable.Range(0, 10).Average(seed => SearchRun.Run(
            Searchers.Create(name, sampler, population: 40, generations: 2, seed),
            new SyntheticFitness(table.ModelCfgShape, seed)).Best.Fitness);
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Starts = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Evaluations = 0 }));
        Assert.Equal(
            "Evaluations 7 is less than Starts 10.",
            Assert.Throws<ArgumentException>(() => Create(new() { Starts = 10, Evaluations = 7 })).Message);

        static LocalSearcher Create(LocalOptions options) => new(Budgets.Sampler(Budgets.Tiny), options, seed: 1);
    }
}
