using Osnas.Training;

namespace Osnas.Search;

/// <summary>The numbers of a <see cref="DifferentiableSearch"/>.</summary>
public sealed record DifferentiableOptions
{
    /// <summary>How the candidates are weighted in a step; not <see cref="ForwardState.Single"/>.</summary>
    public ForwardState State { get; init; } = ForwardState.Softmax;

    /// <summary>The temperature of <see cref="ForwardState.GumbelSoftmax"/>.</summary>
    public TemperatureSchedule Temperature { get; init; } = new();

    /// <summary>The learning rate of the architecture parameters.</summary>
    public double LearningRate { get; init; } = 3e-3;

    /// <summary>Adam's first decay; the second is 0.999.</summary>
    public double Beta { get; init; } = 0.5;

    /// <summary>L2 penalty of the architecture parameters.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Validation images of a step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>How far the expected cost is from the budget.</summary>
    public HardwareCriterion Criterion { get; init; } = HardwareCriterion.Excess;

    /// <summary>The weight of that beside the cross entropy.</summary>
    public double HardwareWeight { get; init; } = 1;

    /// <summary>Epochs in which only the weights are trained.</summary>
    public int WarmUpEpochs { get; init; }

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">One isn't.</exception>
    public void Check()
    {
        if (State == ForwardState.Single)
            throw new ArgumentException("A differentiable search mixes all candidates; choose Softmax, GumbelSoftmax or Sum, not Single.");
        Temperature.Check();
        OptionRanges.LearningRate.Check(LearningRate);
        OptionRanges.Decay.Check(Beta);
        OptionRanges.Weight.Check(WeightDecay);
        OptionRanges.BatchSize.Check(BatchSize);
        OptionRanges.Cost.Check(HardwareWeight);
        OptionRanges.Epochs.Check(WarmUpEpochs);
    }
}
