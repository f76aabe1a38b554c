namespace Osnas.Training;

/// <summary>How a network is trained: stochastic gradient descent with momentum, and a learning rate that falls to 0 along a cosine.</summary>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training images.</summary>
    public int Epochs { get; init; } = 30;

    /// <summary>Images of a step.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The learning rate of the first step.</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Momentum.</summary>
    public double Momentum { get; init; } = 0.9;

    /// <summary>L2 penalty of all parameters.</summary>
    public double WeightDecay { get; init; } = 4e-5;

    /// <summary>The share of the target that is spread over all classes (arXiv:1512.00567).</summary>
    public double LabelSmoothing { get; init; } = 0.1;

    /// <summary>Decides the order of the images.</summary>
    public int Seed { get; init; }

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One isn't.</exception>
    public void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Epochs);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 2);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(LearningRate);
        ArgumentOutOfRangeException.ThrowIfNegative(Momentum);
        ArgumentOutOfRangeException.ThrowIfNegative(WeightDecay);
        ArgumentOutOfRangeException.ThrowIfNegative(LabelSmoothing);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LabelSmoothing, 1);
    }
}
