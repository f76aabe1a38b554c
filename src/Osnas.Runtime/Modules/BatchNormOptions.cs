namespace Osnas;

/// <summary>How the batch norms of a network keep their statistics.</summary>
/// <param name="Momentum">The weight of the newest batch in the running mean and variance.</param>
/// <param name="TrackRunningStats">Whether there are running statistics; without them, each batch uses its own.</param>
/// <param name="Epsilon">Added to the variance for numerical stability.</param>
public sealed record BatchNormOptions(double Momentum = 0.1, bool TrackRunningStats = true, double Epsilon = 1e-5)
{
    /// <summary>PyTorch's defaults.</summary>
    public static BatchNormOptions Default { get; } = new();

    /// <summary>Makes sure that all numbers are in their ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One isn't.</exception>
    public void Check()
    {
        OptionRanges.Share.Check(Momentum);
        OptionRanges.Factor.Check(Epsilon);
    }
}
