using Osnas.Data;
using Osnas.Modules;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>A supernet and its training.</summary>
internal sealed class SupernetTraining : IDisposable
{
    /// <summary>The name of the supernet in histories and files.</summary>
    public const string Network = NetworkNames.Supernet;

    private readonly SearchOptions _options;
    private readonly ISampler _sampler;
    private readonly ISearchCompanion? _companion;

    /// <summary>
    /// Makes the supernet, with the weights that it starts from. Whatever refuses the options does so here, before anything is
    /// written.
    /// </summary>
    public SupernetTraining(SearchSpaceRegistration space, DataSplit data, SearchOptions options, BudgetSampler inside)
    {
        _options = options;
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
    /// <param name="experiment">The run.</param>
    /// <param name="memory">Keeps what a strategy found meanwhile.</param>
    public void Train(Experiment experiment, ISearchMemory memory)
    {
        var trainer = new Trainer(Supernet, _sampler, _options.Supernet with { Seed = _options.Seed })
        {
            CheckpointFolder = experiment.Directory.CheckpointsOf(Network),
            Checkpoints = experiment.Checkpoints,
            Companion = _companion,
        };
        experiment.Train(Network, Supernet, trainer, _companion is null ? null : _ => memory.Keep(_companion.Decode()));
    }

    public void Dispose()
    {
        _companion?.Dispose();
        Supernet.Dispose();
    }
}
