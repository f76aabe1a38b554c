using Osnas.Options;

namespace Osnas;

/// <summary>How the batch norms of a network keep their statistics.</summary>
/// <param name="Momentum">The weight of the newest batch in the running mean and variance.</param>
/// <param name="TrackRunningStats">Whether there are running statistics. Without them, each batch uses its own statistics.</param>
/// <param name="Epsilon">The number that is added to the variance, for numerical stability.</param>
public sealed record BatchNormOptions(double Momentum = 0.1, bool TrackRunningStats = true, double Epsilon = 1e-5)
{
    // Each program has the default, and only some need the declarations.
    internal static OptionSet<BatchNormOptions> Declared => field ??= new OptionSet<BatchNormOptions>()
        .Number(
            nameof(Momentum), OptionRanges.Share, options => options.Momentum, (options, value) => options with { Momentum = value },
            "The weight of the newest batch in running statistics", flag: null, ["train.bn_momentum"])
        .Switch(
            nameof(TrackRunningStats), options => options.TrackRunningStats, (options, value) => options with { TrackRunningStats = value },
            "Whether batch norms track running statistics", flag: null, ["train.bn_track_running_stats"])
        .Number(
            nameof(Epsilon), OptionRanges.Factor, options => options.Epsilon, (options, value) => options with { Epsilon = value },
            "The number that is added to the variance, for numerical stability");

    /// <summary>The default options, which are those of PyTorch.</summary>
    public static BatchNormOptions Default { get; } = new();

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declared.Check(this);
}
