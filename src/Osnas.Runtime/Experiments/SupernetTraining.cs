using System.Globalization;
using Osnas.Data;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>A supernet, its training, and the searcher that the options choose for it.</summary>
internal sealed class SupernetTraining : IDisposable
{
    /// <summary>What the supernet is called in histories and files.</summary>
    public const string Network = NetworkNames.Supernet;

    private readonly SearchOptions _options;
    private readonly BudgetSampler _inside;
    private readonly ISampler _sampler;
    private readonly DifferentiableSearch? _companion;

    /// <summary>Makes the supernet, with the weights that it starts from. Whatever refuses the options does so here, before anything is written.</summary>
    public SupernetTraining(SearchSpaceRegistration space, DataSplit data, SearchOptions options, BudgetSampler inside)
    {
        (_options, _inside) = (options, inside);
        if (options.Strategy == SearchStrategy.Generator)
            CheckTargets();
        using var seeded = TorchSeed.Use(options.Seed, Network);
        Supernet = space.CreateSupernet(data.Train.Classes, options.BatchNorm);
        try
        {
            if (options.SupernetWeights is { } weights)
                WeightsFile.Load(weights, Supernet);
            if (options.Strategy == SearchStrategy.Differentiable)
                _companion = new(Supernet, inside.Budget, data.Validation, options.Differentiable);
            _sampler = CreateSampler(space.Spec);
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
        experiment.Train(Network, Supernet, trainer, _companion is null ? null : () => Keep(_companion.Decode()));
        return _options.Strategy switch
        {
            SearchStrategy.Random => new RandomSearcher(_inside, _options.RandomIterations, _options.Seed),
            SearchStrategy.Aging => new AgingSearcher(_inside, _options.Aging, _options.Seed),
            SearchStrategy.Nsga2 => new Nsga2Searcher(_inside, _options.Nsga2, _options.Seed),
            SearchStrategy.Differentiable => new FixedSearcher(Decoded() ?? throw new InvalidDataException($"{directory.Path} holds the weights of a supernet but no {RunDirectory.DecodedVectorFile}. Delete {RunDirectory.WeightsFile(Network)} to train it again.")),
            SearchStrategy.Generator => new FixedSearcher(Decoded() ?? Keep(Generate(experiment))),
            _ => new EvolutionSearcher(_inside, _options.Evolution, _options.Seed),
        };

        // What a search by gradients ended with, in this process or an earlier one: the weights don't hold the architecture parameters.
        Architecture? Decoded() => directory.ReadVector(RunDirectory.DecodedVectorFile);

        Architecture Keep(Architecture architecture)
        {
            directory.WriteVector(RunDirectory.DecodedVectorFile, architecture);
            return architecture;
        }
    }

    public void Dispose()
    {
        _companion?.Dispose();
        Supernet.Dispose();
    }

    /// <summary>A generator aims at costs: there have to be several.</summary>
    private void CheckTargets()
    {
        var (table, metric) = (_inside.Budget.Table, _options.Generator.Metric);
        _ = GeneratorSearch.FindTargets(table.GetStatistics(metric), _options.Generator);
        if (_inside.TryList(ComparedArchitecture.MostListed) is not { Count: > 0 } all || all.Any(architecture => Cost(architecture) != Cost(all[0])))
            return;
        var fault = all.Count == 1
            ? $"No other architecture than {all[0]} meets the budget, {_inside.Budget}"
            : string.Create(CultureInfo.InvariantCulture, $"All {all.Count:N0} architectures that meet the budget, {_inside.Budget}, have {Cost(all[0]):#,0.###} {metric}");
        throw new ArgumentException($"{fault}: a generator, which aims at costs, has nothing to aim at. Widen the budget, or search by another strategy, as evolution.");

        double Cost(Architecture architecture) => table.GetModelInfo(metric, architecture);
    }

    private ISampler CreateSampler(SearchSpaceSpec spec) => _options.Sampler.Kind == SamplerKind.Differentiable
        ? new DifferentiableSampler(spec, _options.Differentiable.State, _options.Differentiable.Temperature)
        : _options.Sampler.Create(_inside);

    private Architecture Generate(Experiment experiment)
    {
        using var calibration = experiment.Data.Train.Take(_options.CalibrationImages);
        BatchNormCalibration.ApplyToAllCandidates(Supernet, calibration, Experiment.EvaluationBatchSize);
        using var generator = new GeneratorSearch(Supernet, _inside.Budget.Table, _options.Generator, _options.Seed);
        generator.Train(experiment.Data.Validation, experiment.Relay<GeneratorStep>((observer, step) => observer.Generated(step)), experiment.Cancellation);
        experiment.Directory.Write(RunDirectory.GeneratorFile, generator.Evaluate(), OsnasJson.Default.GeneratorQuality);
        return generator.Decode(_inside.Budget);
    }
}
