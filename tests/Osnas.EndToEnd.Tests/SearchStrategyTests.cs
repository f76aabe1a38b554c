using Osnas.Data;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using Xunit.Abstractions;

namespace Osnas.EndToEnd;

/// <summary>
/// Training and search strategies together on real images, against random sampling of the same budget with as many
/// evaluations. On one thread: sums, and with them what is found, would depend on the number of cores.
/// </summary>
public sealed class SearchStrategyTests : IDisposable
{
    private const int Evaluations = 100;
    private const int Seeds = 100;

    private static readonly Dictionary<string, double> RandomDraws = [];

    private readonly ITestOutputHelper _output;
    private readonly int _threads = torch.get_num_threads();
    private readonly DataSplit _data = DataSource.Load(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"), seed: 1);

    public SearchStrategyTests(ITestOutputHelper output)
    {
        _output = output;
        torch.set_num_threads(1);
    }

    public void Dispose()
    {
        torch.set_num_threads(_threads);
        _data.Dispose();
    }

    /// <summary>Those that train several paths in a step learn as much in fewer epochs, with smaller steps.</summary>
    [Theory]
    [InlineData(nameof(StrategySpace), SamplerKind.Uniform, 40, 0.3)]
    [InlineData(nameof(StrategySpace), SamplerKind.Fairness, 40, 0.3)]
    [InlineData(nameof(StrategySpace), SamplerKind.StrictFairness, 20, 0.1)]
    [InlineData(nameof(StrategySpace), SamplerKind.Sandwich, 20, 0.1)]
    [InlineData(nameof(StrategySpace), SamplerKind.Budget, 40, 0.3)]
    [InlineData(nameof(UnifiedStrategySpace), SamplerKind.Uniform, 40, 0.3)]
    [InlineData(nameof(UnifiedStrategySpace), SamplerKind.Fairness, 40, 0.3)]
    [InlineData(nameof(UnifiedStrategySpace), SamplerKind.Sandwich, 20, 0.1)]
    [InlineData(nameof(UnifiedStrategySpace), SamplerKind.Budget, 40, 0.3)]
    public void Searchers_find_better_ones_than_random_search(string space, SamplerKind sampler, int epochs, double learningRate)
    {
        using var trained = new TrainedSupernet(SearchSpaces.Get(space), _data, sampler, epochs, learningRate);
        var (inside, all) = (trained.Inside, trained.All);
        _output.WriteLine($"{all.Count} architectures: {all.Min():P2} to {all.Max():P2}, {all.Average():P2} on average");

        var random = MeanBest(trained, seed => new RandomSearcher(inside, Evaluations, seed));
        var evolution = MeanBest(trained, seed => new EvolutionSearcher(inside, new() { Population = 20, Generations = 4, Parents = 5 }, seed));
        var aging = MeanBest(trained, seed => new AgingSearcher(inside, new() { Population = 20, Tournament = 5, Evaluations = Evaluations }, seed));
        _output.WriteLine($"best of {Evaluations}, mean of {Seeds} seeds: random {random:P2}, evolution {evolution:P2}, aging {aging:P2}");
        Assert.True(evolution > random, $"{evolution} > {random}");
        Assert.True(aging > random, $"{aging} > {random}");

        var front = MeanVolume(trained, seed => new RandomSearcher(inside, Evaluations, seed));
        var nsga2 = MeanVolume(trained, seed => new Nsga2Searcher(inside, new() { Population = 20, Generations = 4 }, seed));
        _output.WriteLine($"volume of the front: random {front:F4}, NSGA-II {nsga2:F4}");
        Assert.True(nsga2 > front, $"{nsga2} > {front}");

        Architecture[] found = [.. Enumerable.Range(1, 2).Select(seed => Generate(trained, seed))];
        var generated = found.Average(trained.Evaluate);
        _output.WriteLine($"generator {generated:P2} ({string.Join("; ", found.AsEnumerable())}), random draws {all.Average():P2} on average");
        Assert.All(found, architecture => Assert.True(inside.Budget.IsMetBy(architecture)));
        Assert.True(generated > all.Average(), $"{generated} > {all.Average()}");
    }

    /// <summary>What is found is trained from scratch, as are random draws: a mixture says little about paths of a supernet.</summary>
    [Theory]
    [InlineData(nameof(StrategySpace), ForwardState.Softmax, 0.03)]
    [InlineData(nameof(StrategySpace), ForwardState.GumbelSoftmax, 0.03)]
    [InlineData(nameof(StrategySpace), ForwardState.Sum, 0.03)]
    [InlineData(nameof(UnifiedStrategySpace), ForwardState.Softmax, 0.01)]
    [InlineData(nameof(UnifiedStrategySpace), ForwardState.GumbelSoftmax, 0.03)]
    public void Mixtures_find_better_ones_than_random_draws(string name, ForwardState state, double learningRate)
    {
        var space = SearchSpaces.Get(name);
        var budget = new Budget(space.CreateLookUpTable(space.Spec.InputSize, space.Spec.Classes), space.Spec.Constraints);
        var random = TrainRandomDraws(space, new(budget));
        Architecture[] found = [.. Enumerable.Range(3, 2).Select(seed => SearchByGradients(space, budget, state, learningRate, seed))];
        var accuracy = found.Average(architecture => TrainAlone(space, architecture));
        _output.WriteLine($"mixture {accuracy:P2} ({string.Join("; ", found.AsEnumerable())}) from scratch, random draws {random:P2} on average");

        Assert.All(found, architecture => Assert.True(budget.IsMetBy(architecture)));
        Assert.True(accuracy > random, $"{accuracy} > {random}");
    }

    private static double MeanBest(TrainedSupernet trained, Func<int, ISearcher> create) =>
        Enumerable.Range(0, Seeds).Average(seed => SearchRun.Run(create(seed), trained).Best.Fitness);

    private static double MeanVolume(TrainedSupernet trained, Func<int, ISearcher> create) =>
        Enumerable.Range(0, Seeds).Average(seed => Volume(trained, create(seed)));

    /// <summary>The share of the rectangle of costs and fitness that the front is better than.</summary>
    private static double Volume(TrainedSupernet trained, ISearcher searcher)
    {
        var table = trained.Inside.Budget.Table;
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

    /// <summary>By targets up to the budget: a supernet that was trained inside it knows nothing of the others.</summary>
    private Architecture Generate(TrainedSupernet trained, int seed)
    {
        var (budget, flops) = (trained.Inside.Budget, trained.Inside.Budget.Table.GetStatistics(InfoMetric.Flops));
        var options = new GeneratorOptions { Epochs = 12, BatchSize = 32, LeastTarget = flops.Min, GreatestTarget = budget.Constraints[0].AtMost };
        using var search = new GeneratorSearch(trained.Supernet, budget.Table, options, seed);
        search.Train(_data.Validation);
        return search.Decode(budget);
    }

    private Architecture SearchByGradients(SearchSpaceRegistration space, Budget budget, ForwardState state, double learningRate, int seed)
    {
        using var seeded = TorchSeed.Use(seed, "differentiable");
        using var supernet = space.CreateSupernet(space.Spec.Classes, null);
        supernet.InitializeArchParam();
        using var search = new DifferentiableSearch(supernet, budget, _data.Validation, new() { LearningRate = learningRate, BatchSize = 32, WarmUpEpochs = 3, State = state });
        new Trainer(supernet, new DifferentiableSampler(space.Spec, state), new() { Epochs = 8, BatchSize = 32, Seed = seed }) { Companion = search }.Train(_data.Train);
        return search.Decode();
    }

    /// <summary>The mean of ten, once for each space.</summary>
    private double TrainRandomDraws(SearchSpaceRegistration space, BudgetSampler inside)
    {
        if (!RandomDraws.TryGetValue(space.Name, out var mean))
        {
            var random = new Random(1);
            RandomDraws.Add(space.Name, mean = Enumerable.Range(0, 10).Average(_ => TrainAlone(space, inside.Sample(random))));
        }

        return mean;
    }

    /// <summary>The test accuracy of an architecture after a short training from scratch.</summary>
    private double TrainAlone(SearchSpaceRegistration space, Architecture architecture)
    {
        using var seeded = TorchSeed.Use(1, "alone");
        using var model = space.CreateModel(architecture, space.Spec.Classes, null);
        new Trainer(model, new() { Epochs = 5, BatchSize = 32, Seed = 1 }).Train(_data.Train);
        return Accuracy.Measure(model, _data.Test);
    }
}
