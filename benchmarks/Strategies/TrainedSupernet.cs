using Osnas.Common;
using Osnas.Data;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Benchmarks;

/// <summary>
/// A supernet that has learned to read digits, and the fitness with its weights of all architectures inside the budget of
/// its space.
/// </summary>
internal sealed class TrainedSupernet : IEvaluator, IDisposable
{
    private readonly Dictionary<Architecture, double> _fitness;

    public TrainedSupernet(SupernetSetting setting, DataSplit data, int seed)
    {
        using var seeded = TorchSeed.Use(seed, "supernet");
        var space = setting.Space;
        Inside = new(new(space.CreateLookUpTable(space.Spec.InputSize, space.Spec.Classes), space.Spec.Constraints));
        Supernet = space.CreateSupernet(space.Spec.Classes, null, null);
        var options = new TrainingOptions { Epochs = setting.Epochs, BatchSize = 32, LearningRate = setting.LearningRate, Seed = seed };
        new Trainer(Supernet, setting.Sampler.Create(Inside), options).Train(data.Train);
        using var calibration = data.Train.Take(128);
        Architecture[] all = [.. Enumerate(space.Spec).Where(Inside.Budget.IsMetBy)];
        var evaluator = new SupernetEvaluator(Supernet, calibration, data.Validation);
        _fitness = evaluator.Evaluate(all).ToDictionary(found => found.Architecture, found => found.Fitness);

        // For mixtures of all candidates.
        BatchNormCalibration.ApplyToAllCandidates(Supernet, calibration, batchSize: 128);
    }

    /// <summary>Draws inside the budget of the space.</summary>
    public BudgetSampler Inside { get; }

    public BaseSupernet Supernet { get; }

    /// <summary>The fitness of all architectures inside the budget.</summary>
    public IReadOnlyCollection<double> All => _fitness.Values;

    public double Evaluate(Architecture architecture) => _fitness[architecture];

    public void Dispose() => Supernet.Dispose();

    private static IEnumerable<Architecture> Enumerate(SearchSpaceSpec spec)
    {
        IEnumerable<int[]> starts = [[]];
        foreach (var layer in LayerChoices.Of(spec))
            starts = starts.SelectMany(start => layer.Select(choices => (int[])[.. start, .. choices]));
        return starts.Select(choices => new Architecture(choices));
    }
}
