using Osnas.Common;
using Osnas.Data;
using Osnas.LookUpTables;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Benchmarks;

/// <summary>
/// Differentiable search. What it finds is trained from scratch, as are random draws: a mixture says little about paths of
/// a supernet.
/// </summary>
internal static class MixturePart
{
    /// <summary>The test accuracy of what a mixture finds.</summary>
    public const string Found = "found";

    /// <summary>The test accuracy of a random draw inside the budget.</summary>
    public const string RandomDraw = "random draw";

    /// <summary>What a mixture finds, and a random draw, both trained alike.</summary>
    public static IReadOnlyDictionary<string, double> Measure(MixtureSetting setting, DataSplit data, int seed)
    {
        var space = setting.Space;
        var budget = new Budget(space.CreateLookUpTable(space.Spec.InputSize, space.Spec.Classes), space.Spec.Constraints);
        var found = Search(setting, budget, data, seed);
        var drawn = new BudgetSampler(budget).Sample(RandomSource.Create(seed, "random draw"));
        return new Dictionary<string, double>
        {
            [Found] = TrainAlone(space, found, data, seed),
            [RandomDraw] = TrainAlone(space, drawn, data, seed),
        };
    }

    private static Architecture Search(MixtureSetting setting, Budget budget, DataSplit data, int seed)
    {
        using var seeded = TorchSeed.Use(seed, "differentiable");
        using var supernet = setting.Space.CreateSupernet(setting.Space.Spec.Classes, null, null);
        supernet.InitializeArchParam();
        var options = new DifferentiableOptions
        {
            LearningRate = setting.LearningRate,
            BatchSize = 32,
            WarmUpEpochs = 3,
            State = setting.State,
        };
        using var search = new DifferentiableSearch(supernet, budget, data.Validation, options);
        var sampler = new DifferentiableSampler(setting.Space.Spec, setting.State);
        new Trainer(supernet, sampler, new() { Epochs = 8, BatchSize = 32, Seed = seed }) { Companion = search }.Train(data.Train);
        return search.Decode();
    }

    private static double TrainAlone(SearchSpaceRegistration space, Architecture architecture, DataSplit data, int seed)
    {
        using var seeded = TorchSeed.Use(seed, "alone");
        using var model = space.CreateModel(architecture, space.Spec.Classes, null, null);
        new Trainer(model, new() { Epochs = 5, BatchSize = 32, Seed = seed }).Train(data.Train);
        return Accuracy.Measure(model, data.Test);
    }
}
