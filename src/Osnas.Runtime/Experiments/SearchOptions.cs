using Osnas.Data;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>A whole search: data, supernet training, search under a budget, and training of what was found.</summary>
public sealed record SearchOptions
{
    /// <summary>The name of the search space.</summary>
    public string Space { get; init; } = string.Empty;

    /// <summary>The data.</summary>
    public DataOptions Data { get; init; } = new();

    /// <summary>The folder of the run's files.</summary>
    public string Output { get; init; } = string.Empty;

    /// <summary>The folder that curves for TensorBoard are written to; null for none. It is of this run alone.</summary>
    public string? TensorBoard { get; init; }

    /// <summary>Which checkpoints each training keeps. They don't change the result.</summary>
    public CheckpointOptions Checkpoints { get; init; } = new();

    /// <summary>Decides everything that is left to chance.</summary>
    public int Seed { get; init; }

    /// <summary>The budget; null for that of the space's <c>[Constraint]</c> attributes.</summary>
    public IReadOnlyList<ConstraintCfg>? Budget { get; init; }

    /// <summary>The file of a latency table, measured for the data's image size and classes; null if the space has its own, or latency doesn't matter.</summary>
    public string? Latency { get; init; }

    /// <summary>The search strategy.</summary>
    public SearchStrategy Strategy { get; init; } = SearchStrategy.Evolution;

    /// <summary>The numbers of the evolution.</summary>
    public EvolutionOptions Evolution { get; init; } = new();

    /// <summary>Architectures that a random search evaluates.</summary>
    public int RandomIterations { get; init; } = 300;

    /// <summary>The numbers of the aging evolution.</summary>
    public AgingOptions Aging { get; init; } = new();

    /// <summary>The numbers of NSGA-II.</summary>
    public Nsga2Options Nsga2 { get; init; } = new();

    /// <summary>The numbers of the differentiable search, and of the mixture that its supernet is trained as.</summary>
    public DifferentiableOptions Differentiable { get; init; } = new();

    /// <summary>The numbers of the architecture generator.</summary>
    public GeneratorOptions Generator { get; init; } = new();

    /// <summary>What the steps of the supernet's training train.</summary>
    public SamplerOptions Sampler { get; init; } = new();

    /// <summary>How batch norms keep their statistics.</summary>
    public BatchNormOptions BatchNorm { get; init; } = BatchNormOptions.Default;

    /// <summary>A file of the weights that the supernet starts from; null for new ones.</summary>
    public string? SupernetWeights { get; init; }

    /// <summary>How the supernet is trained.</summary>
    public TrainingOptions Supernet { get; init; } = new() { Epochs = 60 };

    /// <summary>How the winner and those that it is compared with are trained from scratch.</summary>
    public TrainingOptions Model { get; init; } = new();

    /// <summary>What teaches the winner and those that it is compared with; null for nothing.</summary>
    public DistillationOptions? Distillation { get; init; }

    /// <summary>Random architectures of the same budget to compare the winner with.</summary>
    public int Baselines { get; init; } = 3;

    /// <summary>Training images for the batch norm statistics of a candidate.</summary>
    public int CalibrationImages { get; init; } = 1024;

    /// <summary>The most memory for feature maps that several candidates have in common; see <see cref="SupernetEvaluator.SharedMegabytes"/>. It doesn't change the result.</summary>
    public int SharedMegabytes { get; init; } = SupernetEvaluator.DefaultSharedMegabytes;

    private bool SamplerMatches => Sampler.Kind == SamplerKind.Differentiable == (Strategy == SearchStrategy.Differentiable);

    /// <summary>The same with a sampler that trains what the strategy searches.</summary>
    /// <returns>The options, with the sampler that they have unless either is differentiable and the other isn't.</returns>
    public SearchOptions WithMatchingSampler() => SamplerMatches
        ? this
        : this with { Sampler = Sampler with { Kind = Strategy == SearchStrategy.Differentiable ? SamplerKind.Differentiable : SamplerKind.Uniform } };

    /// <summary>Makes sure that all options are in their ranges, those of later steps too.</summary>
    /// <exception cref="ArgumentException">One isn't, or two contradict each other.</exception>
    public void Check()
    {
        Data.Check();
        OptionRanges.Evaluations.Check(RandomIterations);
        OptionRanges.Comparisons.Check(Baselines);
        OptionRanges.CalibrationImages.Check(CalibrationImages);
        OptionRanges.Megabytes.Check(SharedMegabytes);
        BatchNorm.Check();
        CheckStrategy();
        Sampler.Check();
        Supernet.Check();
        if (Supernet.KeepBest)
            throw new ArgumentException("A supernet has as many accuracies as architectures, and no best epoch: KeepBest is for the trainings from scratch.");
        if (!SamplerMatches)
            throw new ArgumentException($"The strategy {Strategy} can't search a supernet that is trained by the sampler {Sampler.Kind}: the differentiable strategy and the differentiable sampler, which trains a mixture of all candidates, belong together.");
        Model.Check();
        Checkpoints.Check();
        Distillation?.Check();
    }

    private void CheckStrategy()
    {
        Action check = Strategy switch
        {
            SearchStrategy.Evolution => Evolution.Check,
            SearchStrategy.Aging => Aging.Check,
            SearchStrategy.Nsga2 => Nsga2.Check,
            SearchStrategy.Differentiable => Differentiable.Check,
            SearchStrategy.Generator => Generator.Check,
            _ => () => { },
        };
        check();
    }
}
