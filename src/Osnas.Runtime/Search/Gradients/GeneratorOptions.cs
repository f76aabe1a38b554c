using Osnas.Training;

namespace Osnas.Search;

/// <summary>The numbers of a <see cref="GeneratorSearch"/>.</summary>
public sealed record GeneratorOptions
{
    /// <summary>The metric of the targets.</summary>
    public InfoMetric Metric { get; init; } = InfoMetric.Flops;

    /// <summary>The least target, in the metric's unit; null for the cost that 5 % of the architectures don't exceed.</summary>
    public double? LeastTarget { get; init; }

    /// <summary>The greatest target, in the metric's unit; null for the cost that 95 % of the architectures don't exceed.</summary>
    public double? GreatestTarget { get; init; }

    /// <summary>Random architectures, of evenly spaced costs, of which the nearest to the target is an input.</summary>
    public int Priors { get; init; } = 1;

    /// <summary>Channels of the target's input.</summary>
    public int TargetChannels { get; init; } = 10;

    /// <summary>Channels of the hidden layers.</summary>
    public int HiddenChannels { get; init; } = 32;

    /// <summary>Passes over the validation images.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>Validation images of a step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The learning rate.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>Adam's first decay; the second is 0.999.</summary>
    public double Beta { get; init; } = 0.5;

    /// <summary>How far the expected cost is from the target.</summary>
    public HardwareCriterion Criterion { get; init; } = HardwareCriterion.SquaredError;

    /// <summary>The weight of that beside the cross entropy.</summary>
    public double HardwareWeight { get; init; } = 10;

    /// <summary>The temperature of Gumbel-softmax.</summary>
    public TemperatureSchedule Temperature { get; init; } = new(5, 0.95);

    /// <summary>Targets that the generator is judged by.</summary>
    public int EvaluationTargets { get; init; } = 10;

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">One isn't, or two contradict each other.</exception>
    public void Check()
    {
        OptionRanges.Cost.Check(LeastTarget);
        OptionRanges.Cost.Check(GreatestTarget);
        if (LeastTarget == 0)
            throw new ArgumentOutOfRangeException(nameof(LeastTarget), $"{nameof(LeastTarget)} is 0; write a number above 0.");
        if (LeastTarget >= GreatestTarget)
            throw new ArgumentException($"The least target ({LeastTarget}) isn't below the greatest ({GreatestTarget}).");
        OptionRanges.Members.Check(Priors);
        OptionRanges.Channels.Check(TargetChannels);
        OptionRanges.Channels.Check(HiddenChannels);
        OptionRanges.Epochs.Check(Epochs);
        OptionRanges.BatchSize.Check(BatchSize);
        OptionRanges.LearningRate.Check(LearningRate);
        OptionRanges.Decay.Check(Beta);
        OptionRanges.Cost.Check(HardwareWeight);
        OptionRanges.Targets.Check(EvaluationTargets);
        Temperature.Check();
    }
}
