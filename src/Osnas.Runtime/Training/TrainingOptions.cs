using Osnas.Criteria;

namespace Osnas.Training;

/// <summary>How a network is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training images.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Images of a step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The optimizer.</summary>
    public OptimizerKind Optimizer { get; init; } = OptimizerKind.Sgd;

    /// <summary>The greatest learning rate: that of the first step, or of the first after the warm-up.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Momentum of SGD and RMSprop.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>How slowly RMSprop's mean of squared gradients follows them.</summary>
    public double Alpha { get; init; } = 0.99;

    /// <summary>How slowly Adam's mean of gradients follows them; that of squared gradients has 0.999.</summary>
    public double Beta { get; init; } = 0.9;

    /// <summary>Whether SGD looks ahead along its momentum (Nesterov).</summary>
    public bool Nesterov { get; init; }

    /// <summary>L2 penalty of all parameters; of AdamW, decoupled weight decay.</summary>
    public double WeightDecay { get; init; } = 4e-5;

    /// <summary>Gradients are scaled down to this L2 norm, over all parameters together; null for never.</summary>
    public double? MaxGradientNorm { get; init; }

    /// <summary>How the learning rate changes.</summary>
    public ScheduleKind Schedule { get; init; } = ScheduleKind.Cosine;

    /// <summary>Epochs in which the learning rate rises in equal steps to <see cref="LearningRate"/>.</summary>
    public int WarmupEpochs { get; init; }

    /// <summary>Where the cosine ends.</summary>
    public double MinLearningRate { get; init; }

    /// <summary>Epochs between two changes of <see cref="ScheduleKind.Step"/>.</summary>
    public int ScheduleEpochs { get; init; } = 30;

    /// <summary>The factor of each change of <see cref="ScheduleKind.Step"/>.</summary>
    public double ScheduleFactor { get; init; } = 0.1;

    /// <summary>The loss.</summary>
    public CriterionKind Criterion { get; init; } = CriterionKind.CrossEntropy;

    /// <summary>The share of the target that is spread over all classes (arXiv:1512.00567).</summary>
    public double LabelSmoothing { get; init; } = 0.1;

    /// <summary>The exponent of the focal loss.</summary>
    public double FocalGamma { get; init; } = 2;

    /// <summary>Whether the weights of the epoch with the best validation are those that the training ends with; else those of the last one.</summary>
    public bool KeepBest { get; init; }

    /// <summary>Decides the order of the images, and all else that is left to chance.</summary>
    public int Seed { get; init; }

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">One isn't, or two contradict each other.</exception>
    public void Check()
    {
        OptionRanges.Epochs.Check(Epochs);
        OptionRanges.BatchSize.Check(BatchSize);
        OptionRanges.LearningRate.Check(LearningRate);
        OptionRanges.Share.Check(Momentum);
        OptionRanges.Decay.Check(Alpha);
        OptionRanges.Decay.Check(Beta);
        OptionRanges.Weight.Check(WeightDecay);
        OptionRanges.Norm.Check(MaxGradientNorm);
        OptionRanges.Epochs.Check(WarmupEpochs);
        NumberRange.From(0, LearningRate).Check(MinLearningRate);
        OptionRanges.EpochsBetween.Check(ScheduleEpochs);
        OptionRanges.Factor.Check(ScheduleFactor);
        OptionRanges.Share.Check(LabelSmoothing);
        OptionRanges.Exponent.Check(FocalGamma);
        if (Epochs > 0 && WarmupEpochs >= Epochs)
            throw new ArgumentException($"{WarmupEpochs} epochs of warm-up leave none of {Epochs} to train at the full learning rate.");
        if (Nesterov && (Optimizer != OptimizerKind.Sgd || Momentum == 0))
            throw new ArgumentException("Nesterov needs SGD with a momentum.");
    }

    /// <summary>The criterion that the options name.</summary>
    /// <returns>The criterion.</returns>
    public ICriterion CreateCriterion() => Criterion switch
    {
        CriterionKind.Focal => new FocalLoss(FocalGamma, LabelSmoothing),
        _ => new CrossEntropy(LabelSmoothing),
    };
}
