using Osnas.Search;

namespace Osnas.Runtime.Tests;

public sealed class BayesianSearcherTests
{
    private static readonly BaseLookUpTable Unified = UnifiedSpace.LookUpTable.Create();

    /// <summary>A space that is too large to list: its pool is drawn for each request.</summary>
    [Fact]
    public void All_are_distinct_and_inside_the_budget()
    {
        var sampler = Budgets.Sampler(Budgets.FBNetS, Budgets.Range(Budgets.FBNetS, InfoMetric.Flops, 0, 0.3));
        var fitness = new SyntheticFitness(Budgets.FBNetS.ModelCfgShape, 1);
        var result = SearchRun.Run(new BayesianSearcher(sampler, new() { Evaluations = 40, Batch = 7 }, seed: 1), fitness);

        Searchers.AssertDistinctAndInside(sampler.Budget, 40, result);

        // The model's proposals are better than the draws: each of 22 layers adds its own worth.
        var (draws, proposals) = (result.Candidates.Take(10), result.Candidates.TakeLast(10));
        Assert.True(proposals.Min(candidate => candidate.Fitness) > draws.Average(candidate => candidate.Fitness));
    }

    [Fact]
    public void In_unified_layers_each_network_is_asked_for_once()
    {
        var fitness = new SyntheticFitness(UnifiedSpace.Spec.ModelCfgShape, 1);
        var searcher = new BayesianSearcher(Budgets.Sampler(Unified), new() { Evaluations = 60 }, seed: 1);
        Architecture[] asked = [.. SearchRun.Run(searcher, fitness).Candidates.Select(candidate => candidate.Architecture)];

        Assert.Equal(60, asked.Length);
        Assert.Equal(asked, asked.Select(UnifiedSpace.Spec.Normalize));
        Assert.Distinct(asked);
    }

    [Fact]
    public void The_fitness_decides()
    {
        Assert.NotEqual(Search(1), Search(2));

        static IReadOnlyList<Architecture> Search(int worth) => [.. SearchRun.Run(
            new BayesianSearcher(Budgets.Sampler(Unified), new() { Evaluations = 30 }, seed: 1),
            new SyntheticFitness(UnifiedSpace.Spec.ModelCfgShape, worth)).Candidates.Select(candidate => candidate.Architecture)];
    }

    /// <summary>As with workers that are still busy: results come in the order of asking, but later.</summary>
    [Fact]
    public void Results_may_lag_behind()
    {
        var fitness = new SyntheticFitness(UnifiedSpace.Spec.ModelCfgShape, 1);
        var searcher = new BayesianSearcher(Budgets.Sampler(Unified), new() { Evaluations = 40, Batch = 4 }, seed: 1);
        var (asked, waiting) = (new List<Architecture>(), new Queue<IReadOnlyList<Architecture>>());
        while (searcher.Ask() is { Count: > 0 } batch)
        {
            asked.AddRange(batch);
            waiting.Enqueue(batch);
            if (waiting.Count > 2)
                searcher.Tell([.. waiting.Dequeue().Select(architecture => new Evaluation(architecture, fitness.Of(architecture)))]);
        }

        Assert.Equal(40, asked.Count);
        Assert.Distinct(asked);
    }

    [Fact]
    public void It_knows_how_well_it_predicts()
    {
        Assert.True(Measure(architecture => new SyntheticFitness(UnifiedSpace.Spec.ModelCfgShape, 1).Of(architecture)).Low > 0.5);

        // Fitness that has nothing to do with the architecture can't be predicted: at most one in 20 looks as if it could.
        Assert.InRange(Enumerable.Range(1, 20).Count(seed => Measure(NoiseOf(seed)).Low > 0), 0, 1);

        static Func<Architecture, double> NoiseOf(int seed) =>
            architecture => RandomSource.Create(seed, architecture.ToString()).NextDouble();

        static RankCorrelation Measure(Func<Architecture, double> fitness)
        {
            var searcher = new BayesianSearcher(Budgets.Sampler(Unified), new() { Evaluations = 40 }, seed: 1);
            SearchRun.Run(searcher, new FitnessOf(fitness));
            return searcher.MeasureQuality()!;
        }
    }

    [Fact]
    public void A_run_that_is_stopped_does_not_wait_for_it()
    {
        var searcher = new BayesianSearcher(Budgets.Sampler(Unified), new() { Evaluations = 20 }, seed: 1);
        SearchRun.Run(searcher, new SyntheticFitness(UnifiedSpace.Spec.ModelCfgShape, 1));

        Assert.Throws<OperationCanceledException>(() => searcher.MeasureQuality(new(canceled: true)));
    }

    [Fact]
    public void Equal_fitness_is_no_error()
    {
        var searcher = new BayesianSearcher(Budgets.Sampler(Unified), new() { Evaluations = 20 }, seed: 1);
        SearchRun.Run(searcher, new FitnessOf(_ => 0.5));

        Assert.True(double.IsNaN(searcher.MeasureQuality()!.Tau));
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Evaluations = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Create(new() { Batch = 0 }));

        static BayesianSearcher Create(BayesianOptions options) => new(Budgets.Sampler(Budgets.Tiny), options, seed: 1);
    }
}
