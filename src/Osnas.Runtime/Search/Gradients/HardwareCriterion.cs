using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// A measure of the distance between an expected cost and a target. Costs are scaled from 0 (the cheapest architecture) to 1
/// (the most expensive one).
/// </summary>
public enum HardwareCriterion
{
    /// <summary>The square of the difference.</summary>
    SquaredError,

    /// <summary>The absolute difference.</summary>
    AbsoluteError,

    /// <summary>The excess of the cost over the target; 0 below it.</summary>
    Excess,

    /// <summary>
    /// The square of the logarithm of the ratio of the unscaled costs, so that twice the target and half of it have the same
    /// loss.
    /// </summary>
    LogRatio,
}

/// <summary>Computes <see cref="HardwareCriterion"/>.</summary>
internal static class HardwareCriteria
{
    /// <summary>OSNASLib's names.</summary>
    public static (string Name, HardwareCriterion Value)[] OtherNames { get; } =
    [
        ("MSELoss", HardwareCriterion.SquaredError),
        ("L1Loss", HardwareCriterion.AbsoluteError),
        ("HingeLoss", HardwareCriterion.Excess),
        ("LogRatioLoss", HardwareCriterion.LogRatio),
    ];

    /// <summary>The loss of an expected cost.</summary>
    /// <param name="criterion">The criterion.</param>
    /// <param name="cost">The cost, in the metric's unit.</param>
    /// <param name="target">The target, in the metric's unit.</param>
    /// <param name="range">From the cheapest to the most expensive architecture.</param>
    /// <returns>A scalar; in the current scope.</returns>
    public static Tensor Measure(this HardwareCriterion criterion, Tensor cost, double target, double range) => criterion switch
    {
        HardwareCriterion.AbsoluteError => ((cost - target) / range).abs(),
        HardwareCriterion.Excess => ((cost - target) / range).relu(),
        HardwareCriterion.LogRatio => (cost / target).log().square(),
        HardwareCriterion.SquaredError => ((cost - target) / range).square(),
        _ => throw new ArgumentOutOfRangeException(nameof(criterion), criterion, "The criterion is unknown."),
    };
}
