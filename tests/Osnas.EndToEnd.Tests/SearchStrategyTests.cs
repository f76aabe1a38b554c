using Osnas.Search;
using Osnas.Training;
using Xunit.Abstractions;

namespace Osnas.EndToEnd;

/// <summary>Each search strategy on real images, against random sampling of the same budget with as many evaluations.</summary>
public sealed class SearchStrategyTests(TrainedSupernet trained, ITestOutputHelper output) : IClassFixture<TrainedSupernet>
{
    private const int Evaluations = 30;
    private const int Seeds = 20;

    private static readonly BaseLookUpTable Table = TinySpace.LookUpTable.Create();
    private static readonly BudgetSampler Sampler = new(new(Table, TinySpace.Spec.Constraints));

    [Fact]
    public void EvolutionsFindBetterOnesThanRandomSearch()
    {
        var random = MeanBest(seed => new RandomSearcher(Sampler, Evaluations, seed));
        var evolution = MeanBest(seed => new EvolutionSearcher(Sampler, new() { Population = 10, Generations = 2, Parents = 4 }, seed));
        var aging = MeanBest(seed => new AgingSearcher(Sampler, new() { Population = 8, Tournament = 4, Evaluations = Evaluations }, seed));
        output.WriteLine($"random {random:P2}, evolution {evolution:P2}, aging {aging:P2}");

        Assert.True(evolution > random, $"{evolution} > {random}");
        Assert.True(aging > random, $"{aging} > {random}");
    }

    [Fact]
    public void Nsga2FindsABetterFrontThanRandomSearch()
    {
        var random = Enumerable.Range(0, Seeds).Average(seed => Volume(new RandomSearcher(Sampler, Evaluations, seed)));
        var nsga2 = Enumerable.Range(0, Seeds).Average(seed => Volume(new Nsga2Searcher(Sampler, new() { Population = 10, Generations = 2 }, seed)));
        output.WriteLine($"volume of the front: random {random:F4}, NSGA-II {nsga2:F4}");

        Assert.True(nsga2 > random, $"{nsga2} > {random}");
    }

    [Fact]
    public void DifferentiableSearchFindsABetterOneThanARandomDraw()
    {
        using var seeded = TorchSeed.Use(2, "differentiable");
        using var supernet = new TinySpace.Supernet();
        supernet.InitializeArchParam();
        using var search = new DifferentiableSearch(supernet, Sampler.Budget, trained.Data.Validation!, new() { LearningRate = 0.01, BatchSize = 32, WarmUpEpochs = 1, State = ForwardState.GumbelSoftmax });
        new Trainer(supernet, new DifferentiableSampler(TinySpace.Spec), new() { Epochs = 5, BatchSize = 32, Seed = 2 }) { Companion = search }.Train(trained.Data.Train);

        BeatsARandomDraw("differentiable", search.Decode());
    }

    [Fact]
    public void TheGeneratorFindsABetterOneThanARandomDraw()
    {
        using var search = new GeneratorSearch(trained.Supernet, Table, new() { Epochs = 12, BatchSize = 32, LearningRate = 3e-3 }, seed: 2);
        search.Train(trained.Data.Validation!);

        BeatsARandomDraw("generator", search.Decode(Sampler.Budget));
    }

    private void BeatsARandomDraw(string name, Architecture found)
    {
        var best = SearchRun.Run(new FixedSearcher(found), trained).Best;
        var random = SearchRun.Run(new RandomSearcher(Sampler, Evaluations, seed: 1), trained).Candidates.Average(candidate => candidate.Fitness);
        output.WriteLine($"{name} {best.Fitness:P2} ({found}), random draws {random:P2} on average");

        Assert.True(Sampler.Budget.IsMetBy(found));
        Assert.True(best.Fitness > random, $"{best.Fitness} > {random}");
    }

    private double MeanBest(Func<int, ISearcher> create) =>
        Enumerable.Range(0, Seeds).Average(seed => SearchRun.Run(create(seed), trained).Best.Fitness);

    /// <summary>The share of the rectangle of costs and fitness that the front is better than.</summary>
    private double Volume(ISearcher searcher)
    {
        var statistics = Table.GetStatistics(InfoMetric.Flops);
        var (volume, right) = (0.0, statistics.Max);
        foreach (var candidate in SearchRun.Run(searcher, trained).FindParetoFront(Table, InfoMetric.Flops))
        {
            var flops = Table.GetModelInfo(InfoMetric.Flops, candidate.Architecture);
            volume += (right - flops) / (statistics.Max - statistics.Min) * candidate.Fitness;
            right = flops;
        }

        return volume;
    }
}
