using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>A trained supernet, and the searcher that the options choose for it.</summary>
internal sealed class SupernetTraining : IDisposable
{
    /// <summary>What the supernet is called in histories and files.</summary>
    public const string Network = "supernet";

    private readonly Experiment _experiment;
    private readonly SearchOptions _options;
    private readonly Budget _budget;
    private readonly DifferentiableSearch? _companion;

    /// <summary>Trains the supernet, unless an earlier process did.</summary>
    public SupernetTraining(Experiment experiment, SearchOptions options, BudgetSampler inside)
    {
        (_experiment, _options, _budget) = (experiment, options, inside.Budget);
        using var seeded = TorchSeed.Use(options.Seed, Network);
        Supernet = experiment.Space.CreateSupernet(experiment.Data.Train.Classes, options.BatchNorm);
        try
        {
            if (options.SupernetWeights is { } weights)
                WeightsFile.Load(weights, Supernet);
            if (options.Strategy == SearchStrategy.Differentiable)
                _companion = new(Supernet, _budget, experiment.Data.Validation, options.Differentiable);
            var trainer = new Trainer(Supernet, CreateSampler(inside), options.Supernet with { Seed = options.Seed })
            {
                CheckpointFolder = experiment.Directory.CheckpointsOf(Network),
                Checkpoints = experiment.Checkpoints,
                Companion = _companion,
            };
            experiment.Train(Network, Supernet, trainer, _companion is null ? null : () => Keep(_companion.Decode()));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public BaseSupernet Supernet { get; }

    /// <summary>What a search by gradients ended with, in this process or an earlier one: the weights don't hold the architecture parameters.</summary>
    private Architecture? Decoded => _experiment.Directory.ReadVector(RunDirectory.DecodedVectorFile);

    public ISearcher CreateSearcher(BudgetSampler inside) => _options.Strategy switch
    {
        SearchStrategy.Random => new RandomSearcher(inside, _options.RandomIterations, _options.Seed),
        SearchStrategy.Aging => new AgingSearcher(inside, _options.Aging, _options.Seed),
        SearchStrategy.Nsga2 => new Nsga2Searcher(inside, _options.Nsga2, _options.Seed),
        SearchStrategy.Differentiable => new FixedSearcher(Decoded ?? throw new InvalidDataException($"{_experiment.Directory.Path} holds the weights of a supernet but no {RunDirectory.DecodedVectorFile}. Delete {RunDirectory.WeightsFile(Network)} to train it again.")),
        SearchStrategy.Generator => new FixedSearcher(Decoded ?? Keep(Generate())),
        _ => new EvolutionSearcher(inside, _options.Evolution, _options.Seed),
    };

    public void Dispose()
    {
        _companion?.Dispose();
        Supernet.Dispose();
    }

    private Architecture Keep(Architecture architecture)
    {
        _experiment.Directory.WriteVector(RunDirectory.DecodedVectorFile, architecture);
        return architecture;
    }

    private ISampler CreateSampler(BudgetSampler inside) => _options.Sampler.Kind == SamplerKind.Differentiable
        ? new DifferentiableSampler(_experiment.Space.Spec, _options.Differentiable.State, _options.Differentiable.Temperature)
        : _options.Sampler.Create(inside);

    private Architecture Generate()
    {
        using var calibration = _experiment.Data.Train.Take(_options.CalibrationImages);
        BatchNormCalibration.ApplyToAllCandidates(Supernet, calibration, Experiment.EvaluationBatchSize);
        using var generator = new GeneratorSearch(Supernet, _budget.Table, _options.Generator, _options.Seed);
        generator.Train(_experiment.Data.Validation, _experiment.Relay<GeneratorStep>((observer, step) => observer.Generated(step)), _experiment.Cancellation);
        _experiment.Directory.Write(RunDirectory.GeneratorFile, generator.Evaluate(), OsnasJson.Default.GeneratorQuality);
        return generator.Decode(_budget);
    }
}
