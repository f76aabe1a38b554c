using Osnas.Search;
using Osnas.Training;
using Xunit.Abstractions;

namespace Osnas.EndToEnd;

/// <summary>
/// Training and search strategies together on real images, against random sampling of the same budget with as many
/// evaluations.
/// </summary>
public sealed class SearchStrategyTests(TrainedSupernet uniform, ITestOutputHelper output) : IClassFixture<TrainedSupernet>
{
    private const int Evaluations = 30;
    private const int Seeds = 100;

    private static BudgetSampler Inside => TrainedSupernet.Inside;

    [Fact]
    public void UniformlyTrainedPaths() => AssertAllBeatRandomSearch(uniform);

    /// <summary>Those that train several paths in a step learn as much in fewer epochs.</summary>
    [Theory]
    [InlineData(SamplerKind.Fairness, 10)]
    [InlineData(SamplerKind.StrictFairness, 3)]
    [InlineData(SamplerKind.Sandwich, 3)]
    [InlineData(SamplerKind.Budget, 10)]
    public void PathsTrainedOtherwise(SamplerKind sampler, int epochs)
    {
        using var trained = new TrainedSupernet(sampler, epochs);
        AssertAllBeatRandomSearch(trained);
    }

    /// <summary>With a supernet of its own: what evaluations leave in batch norms would make a difference.</summary>
    [Fact]
    public void TheGeneratorFindsBetterOnesThanRandomDraws()
    {
        using var trained = new TrainedSupernet(SamplerKind.Uniform, epochs: 10);
        using var calibration = trained.Data.Train.Take(128);
        BatchNormCalibration.ApplyToAllCandidates(trained.Supernet, calibration, batchSize: 128);
        Architecture[] found = [.. Enumerable.Range(1, 2).Select(seed =>
        {
            using var search = new GeneratorSearch(trained.Supernet, Inside.Budget.Table, new() { Epochs = 12, BatchSize = 32, LearningRate = 0.01 }, seed);
            search.Train(trained.Data.Validation);
            return search.Decode(Inside.Budget);
        })];
        var random = SearchRun.Run(new RandomSearcher(Inside, Evaluations, seed: 1), trained).Candidates.Average(candidate => candidate.Fitness);
        var generated = found.Average(trained.Evaluate);
        output.WriteLine($"generator {generated:P2} ({string.Join("; ", found.AsEnumerable())}), random draws {random:P2} on average");

        Assert.All(found, architecture => Assert.True(Inside.Budget.IsMetBy(architecture)));
        Assert.True(generated > random, $"{generated} > {random}");
    }

    /// <summary>What is found is trained from scratch, as are random draws: a mixture says little about paths of a supernet.</summary>
    [Fact]
    public void MixturesTrainedByGradients()
    {
        var draws = new Random(1);
        var random = Enumerable.Range(0, 4).Average(_ => TrainAlone(Inside.Sample(draws)));
        foreach (var state in (ForwardState[])[ForwardState.Softmax, ForwardState.GumbelSoftmax])
        {
            using var seeded = TorchSeed.Use(3, "differentiable");
            using var supernet = new TinySpace.Supernet();
            supernet.InitializeArchParam();
            using var search = new DifferentiableSearch(supernet, Inside.Budget, uniform.Data.Validation, new() { LearningRate = 0.03, BatchSize = 32, WarmUpEpochs = 1, State = state });
            new Trainer(supernet, new DifferentiableSampler(TinySpace.Spec, state), new() { Epochs = 5, BatchSize = 32, Seed = 3 }) { Companion = search }.Train(uniform.Data.Train);
            var found = search.Decode();
            var accuracy = TrainAlone(found);
            output.WriteLine($"{state}: {accuracy:P2} ({found}) from scratch, random draws {random:P2} on average");

            Assert.True(Inside.Budget.IsMetBy(found));
            Assert.True(accuracy > random, $"{accuracy} > {random}");
        }
    }

    private static double MeanBest(TrainedSupernet trained, Func<int, ISearcher> create) =>
        Enumerable.Range(0, Seeds).Average(seed => SearchRun.Run(create(seed), trained).Best.Fitness);

    /// <summary>The share of the rectangle of costs and fitness that the front is better than.</summary>
    private static double Volume(TrainedSupernet trained, ISearcher searcher)
    {
        var table = Inside.Budget.Table;
        var statistics = table.GetStatistics(InfoMetric.Flops);
        var (volume, right) = (0.0, statistics.Max);
        foreach (var candidate in SearchRun.Run(searcher, trained).FindParetoFront(table, InfoMetric.Flops))
        {
            var flops = table.GetModelInfo(InfoMetric.Flops, candidate.Architecture);
            volume += (right - flops) / (statistics.Max - statistics.Min) * candidate.Fitness;
            right = flops;
        }

        return volume;
    }

    /// <summary>The test accuracy of an architecture after a short training from scratch.</summary>
    private double TrainAlone(Architecture architecture)
    {
        using var seeded = TorchSeed.Use(1, "alone");
        using var model = new TinySpace.Model(architecture);
        new Trainer(model, new() { Epochs = 5, BatchSize = 32, Seed = 1 }).Train(uniform.Data.Train);
        return Accuracy.Measure(model, uniform.Data.Test);
    }

    private void AssertAllBeatRandomSearch(TrainedSupernet trained)
    {
        var random = MeanBest(trained, seed => new RandomSearcher(Inside, Evaluations, seed));
        var evolution = MeanBest(trained, seed => new EvolutionSearcher(Inside, new() { Population = 10, Generations = 2, Parents = 4 }, seed));
        var aging = MeanBest(trained, seed => new AgingSearcher(Inside, new() { Population = 6, Tournament = 3, Evaluations = Evaluations }, seed));
        output.WriteLine($"best of {Evaluations}, mean of {Seeds} seeds: random {random:P2}, evolution {evolution:P2}, aging {aging:P2}");
        Assert.True(evolution > random, $"{evolution} > {random}");
        Assert.True(aging > random, $"{aging} > {random}");

        var front = Enumerable.Range(0, Seeds).Average(seed => Volume(trained, new RandomSearcher(Inside, Evaluations, seed)));
        var nsga2 = Enumerable.Range(0, Seeds).Average(seed => Volume(trained, new Nsga2Searcher(Inside, new() { Population = 10, Generations = 2 }, seed)));
        output.WriteLine($"volume of the front: random {front:F4}, NSGA-II {nsga2:F4}");
        Assert.True(nsga2 > front, $"{nsga2} > {front}");
    }
}
