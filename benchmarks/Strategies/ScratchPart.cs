using Osnas.Common;
using Osnas.Data;
using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Benchmarks;

/// <summary>
/// Searches by gradients, evolution at their cost, and random draws, all judged by training from scratch: a mixture says little
/// about paths of a supernet.
/// </summary>
internal static class ScratchPart
{
    /// <summary>The test accuracy of what a search finds; of draws, their mean.</summary>
    public const string Found = "found";

    /// <summary>The number of draws of a seed: with one alone, chance would be as uncertain as a search.</summary>
    private const int Draws = 10;

    /// <summary>Searches, and trains what is found.</summary>
    public static IReadOnlyDictionary<string, double> Measure(ScratchSetting setting, DataSplit data, int seed)
    {
        var space = setting.Space;
        var inside = new BudgetSampler(
            new(space.CreateLookUpTable(space.Spec.InputSize, space.Spec.Classes), space.Spec.Constraints));
        Architecture[] found = setting.Search switch
        {
            ScratchSearch.Draws => Draw(inside, seed),
            ScratchSearch.Softmax => [SearchMixture(space, ForwardState.Softmax, inside.Budget, data, seed)],
            ScratchSearch.GumbelSoftmax => [SearchMixture(space, ForwardState.GumbelSoftmax, inside.Budget, data, seed)],
            ScratchSearch.Evolution => [Evolve(setting, inside, data, seed)],
            _ => throw new ArgumentOutOfRangeException(nameof(setting), setting.Search, "The search is unknown."),
        };
        var repeats = found.Length == 1 ? 2 : 1;
        return new Dictionary<string, double>
        {
            [Found] = found.Average(architecture => Alone.Train(space, architecture, data, seed, repeats)),
        };
    }

    private static Architecture[] Draw(BudgetSampler inside, int seed)
    {
        var random = RandomSource.Create(seed, "random draws");
        return [.. Enumerable.Range(0, Draws).Select(_ => inside.Sample(random))];
    }

    /// <summary>8 epochs of the weights, and 5 of the parameters, of all candidates.</summary>
    private static Architecture SearchMixture(
        SearchSpaceRegistration space, ForwardState state, Budget budget, DataSplit data, int seed)
    {
        using var seeded = TorchSeed.Use(seed, "differentiable");
        using var supernet = space.CreateSupernet(space.Spec.Classes, null, null);
        supernet.InitializeArchParam();
        var options = new DifferentiableOptions { State = state, LearningRate = 0.03, BatchSize = 32, WarmUpEpochs = 3 };
        using var search = new DifferentiableSearch(supernet, budget, data.Validation, options);
        var sampler = new DifferentiableSampler(space.Spec, state);
        new Trainer(supernet, sampler, new() { Epochs = 8, BatchSize = 32, Seed = seed }) { Companion = search }.Train(data.Train);
        return search.Decode();
    }

    /// <summary>By 100 evaluations with a supernet that was trained for as long as costs as much as a mixture, together with them.</summary>
    private static Architecture Evolve(ScratchSetting setting, BudgetSampler inside, DataSplit data, int seed)
    {
        using var seeded = TorchSeed.Use(seed, "supernet");
        using var supernet = setting.Space.CreateSupernet(setting.Space.Spec.Classes, null, null);
        var training = new TrainingOptions { Epochs = setting.EvolutionEpochs, BatchSize = 32, LearningRate = 0.3, Seed = seed };
        new Trainer(supernet, new UniformSamplerOptions().Create(inside), training).Train(data.Train);
        using var calibration = data.Train.Take(128);
        var searcher = new EvolutionSearcher(inside, new() { Population = 20, Generations = 4, Parents = 5 }, seed);
        return SearchRun.Run(searcher, new SupernetEvaluator(supernet, calibration, data.Validation)).Best.Architecture;
    }
}
