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
        Supernet = Create(space, data, options, options.SupernetWeights);
        try
        {
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

    /// <summary>Creates the supernet of a search, here or at a worker.</summary>
    /// <param name="space">The space.</param>
    /// <param name="data">The images, whose classes and device it has.</param>
    /// <param name="options">The options of the search.</param>
    /// <param name="weights">The file of its weights; null for new ones.</param>
    public static BaseSupernet Create(SearchSpaceRegistration space, DataSplit data, SearchOptions options, string? weights)
    {
        var supernet = space.CreateSupernet(data.Train.Classes, options.BatchNorm, data.Device);
        try
        {
            NetworkPrecision.Set(supernet, options.Supernet.Precision);
            if (weights is not null)
                WeightsFile.Load(weights, supernet);
            return supernet;
        }
        catch
        {
            supernet.Dispose();
            throw;
        }
    }

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
