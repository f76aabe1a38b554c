using Osnas.Data;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.EndToEnd;

/// <summary>A supernet of <see cref="TinySpace"/> that has learned to read digits, and the fitness of all architectures with its weights.</summary>
public sealed class TrainedSupernet : IEvaluator, IDisposable
{
    private readonly Dictionary<Architecture, double> _fitness = [];
    private readonly ImageDataset _calibration;
    private readonly SupernetEvaluator _evaluator;

    public TrainedSupernet()
        : this(SamplerKind.Uniform, epochs: 10)
    {
    }

    internal TrainedSupernet(SamplerKind sampler, int epochs)
    {
        Data = DataSource.Load(Path.Combine(AppContext.BaseDirectory, "digits.csv.gz"), seed: 1);
        using var seeded = TorchSeed.Use(1, "supernet");
        Supernet = new TinySpace.Supernet();
        new Trainer(Supernet, new SamplerOptions { Kind = sampler }.Create(Inside), new() { Epochs = epochs, BatchSize = 32, Seed = 1 }).Train(Data.Train);
        _calibration = Data.Train.Take(128);
        _evaluator = new(Supernet, _calibration, Data.Validation!);
    }

    /// <summary>Draws inside the budget of the space.</summary>
    public static BudgetSampler Inside { get; } = new(new(TinySpace.LookUpTable.Create(), TinySpace.Spec.Constraints));

    public DataSplit Data { get; }

    public BaseSupernet Supernet { get; }

    public double Evaluate(Architecture architecture)
    {
        if (!_fitness.TryGetValue(architecture, out var fitness))
            _fitness.Add(architecture, fitness = _evaluator.Evaluate(architecture));
        return fitness;
    }

    public void Dispose()
    {
        _calibration.Dispose();
        Supernet.Dispose();
        Data.Dispose();
    }
}
