using System.Text.Json.Serialization.Metadata;
using Osnas.Data;
using Osnas.Modules;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>A supernet, its training, and the searcher that the options choose for it.</summary>
internal sealed class SupernetTraining : IDisposable
{
    /// <summary>The name of the supernet in histories and files.</summary>
    public const string Network = NetworkNames.Supernet;

    private readonly SearchOptions _options;
    private readonly BudgetSampler _inside;
    private readonly ISampler _sampler;
    private readonly ISearchCompanion? _companion;

    /// <summary>
    /// Makes the supernet, with the weights that it starts from. Whatever refuses the options does so here, before anything is
    /// written.
    /// </summary>
    public SupernetTraining(SearchSpaceRegistration space, DataSplit data, SearchOptions options, BudgetSampler inside)
    {
        (_options, _inside) = (options, inside);
        options.Searcher.CheckBudget(inside);
        using var seeded = TorchSeed.Use(options.Seed, Network);
        Supernet = space.CreateSupernet(data.Train.Classes, options.BatchNorm, data.Device);
        try
        {
            NetworkPrecision.Set(Supernet, options.Supernet.Precision);
            if (options.SupernetWeights is { } weights)
                WeightsFile.Load(weights, Supernet);
            _companion = options.Searcher.CreateCompanion(Supernet, inside.Budget, data.Validation);
            _sampler = options.EffectiveSampler.Create(inside);
            _sampler.Check(Supernet);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public BaseSupernet Supernet { get; }

    /// <summary>Trains the supernet, unless an earlier process did.</summary>
    /// <returns>Searches it.</returns>
    public ISearcher Train(Experiment experiment)
    {
        var directory = experiment.Directory;
        var trainer = new Trainer(Supernet, _sampler, _options.Supernet with { Seed = _options.Seed })
        {
            CheckpointFolder = directory.CheckpointsOf(Network),
            Checkpoints = experiment.Checkpoints,
            Companion = _companion,
        };
        var memory = new Memory(directory);
        experiment.Train(Network, Supernet, trainer, _companion is null ? null : () => memory.Keep(_companion.Decode()));
        using var calibration = experiment.Data.Train.Take(_options.CalibrationImages);
        var searcher = _options.Searcher.Create(new(Supernet, _inside, _options.Seed)
        {
            Calibration = calibration,
            Validation = experiment.Data.Validation,
            BatchSize = _options.Data.EvaluationBatchSize,
            Memory = memory,
            Progress = experiment.Relay<GeneratorStep>((observer, step) => observer.Generated(step)),
            Cancellation = experiment.Cancellation,
        });
        return new CheckedSearcher(searcher, SearcherRegistry.All.NameOf(_options.Searcher), _inside.Budget);
    }

    public void Dispose()
    {
        _companion?.Dispose();
        Supernet.Dispose();
    }

    /// <summary>
    /// What a strategy keeps is in the folder of the run: the weights of a supernet don't hold what a search by gradients ended
    /// with.
    /// </summary>
    private sealed class Memory(RunDirectory directory) : ISearchMemory
    {
        public Architecture? Decoded => directory.ReadVector(RunDirectory.DecodedVectorFile);

        public void Keep(Architecture architecture) => directory.WriteVector(RunDirectory.DecodedVectorFile, architecture);

        public void Keep<T>(string name, T document, JsonTypeInfo<T> type) => directory.Write(name, document, type);
    }
}
