namespace Osnas;

/// <summary>
/// The ranges of all options, each for the command line, for configurations and for code. What has no natural end has
/// one that is far beyond what is of use, and that neither memory nor 32-bit floats overflow within.
/// </summary>
internal static class OptionRanges
{
    private const double Large = 1e9;
    private const double Costly = 1e18;

    /// <summary>What libtorch can make a 32-bit float of, with room for a momentum.</summary>
    private const double MostOfFloat = 1e30;

    private const int Many = 1_000_000;
    private const int Crowd = 10_000;

    /// <summary>Classes of a prediction.</summary>
    public static NumberRange Top { get; } = NumberRange.Whole(1, Crowd);

    /// <summary>Passes over the images.</summary>
    public static NumberRange Epochs { get; } = NumberRange.Whole(0, 100_000);

    /// <summary>Epochs from one event to the next.</summary>
    public static NumberRange EpochsBetween { get; } = NumberRange.Whole(1, 100_000);

    /// <summary>Checkpoints, and the like, that stay.</summary>
    public static NumberRange Kept { get; } = NumberRange.Whole(1, Many);

    /// <summary>Images of a training step: batch norm needs two.</summary>
    public static NumberRange BatchSize { get; } = NumberRange.Whole(2, Many);

    /// <summary>Parts of a training step.</summary>
    public static NumberRange Parts { get; } = NumberRange.Whole(1, Many);

    /// <summary>Images of a forward pass.</summary>
    public static NumberRange PassSize { get; } = NumberRange.Whole(1, Many);

    /// <summary>Height or width of an image that costs are computed for.</summary>
    public static NumberRange InputSize { get; } = NumberRange.Whole(1, SearchSpaceSpec.MaxExtent);

    /// <summary>Height or width that images are scaled to.</summary>
    public static NumberRange ImageSize { get; } = NumberRange.Whole(1, 4096);

    /// <summary>Pixels of a padding or a cutout.</summary>
    public static NumberRange Pixels { get; } = NumberRange.Whole(0, 4096);

    /// <summary>Classes of a network.</summary>
    public static NumberRange Classes { get; } = NumberRange.Whole(1, SearchSpaceSpec.MaxExtent);

    /// <summary>Classes of data.</summary>
    public static NumberRange DataClasses { get; } = NumberRange.Whole(2, SearchSpaceSpec.MaxExtent);

    /// <summary>Channels of an input that isn't an image.</summary>
    public static NumberRange Channels { get; } = NumberRange.Whole(1, 4096);

    /// <summary>Images to use at most.</summary>
    public static NumberRange Images { get; } = NumberRange.Whole(1);

    /// <summary>Training images for the statistics of batch norms.</summary>
    public static NumberRange CalibrationImages { get; } = NumberRange.Whole(2);

    /// <summary>Threads of torch.</summary>
    public static NumberRange Threads { get; } = NumberRange.Whole(1, 1024);

    /// <summary>What works in the background, or GPUs.</summary>
    public static NumberRange Workers { get; } = NumberRange.Whole(0, 1024);

    /// <summary>Memory, in megabytes.</summary>
    public static NumberRange Megabytes { get; } = NumberRange.Whole(0);

    /// <summary>What all chances follow from.</summary>
    public static NumberRange Seed { get; } = NumberRange.Whole(0);

    /// <summary>Generations of an evolution.</summary>
    public static NumberRange Generations { get; } = NumberRange.Whole(0, Crowd);

    /// <summary>The number of architectures in the population.</summary>
    public static NumberRange Population { get; } = NumberRange.Whole(2, Crowd);

    /// <summary>Parents, children, or members of a tournament.</summary>
    public static NumberRange Members { get; } = NumberRange.Whole(1, Crowd);

    /// <summary>Architectures that are evaluated.</summary>
    public static NumberRange Evaluations { get; } = NumberRange.Whole(1, Many);

    /// <summary>Shares of the validation images, each twice the one before.</summary>
    public static NumberRange Rungs { get; } = NumberRange.Whole(1, 10);

    /// <summary>Architectures that are evaluated at a time.</summary>
    public static NumberRange InFlight { get; } = NumberRange.Whole(1, Crowd);

    /// <summary>Architectures to compare with, or paths of a step beside the others.</summary>
    public static NumberRange Comparisons { get; } = NumberRange.Whole(0, Crowd);

    /// <summary>Best candidates of a search that are trained.</summary>
    public static NumberRange Finalists { get; } = NumberRange.Whole(1, Crowd);

    /// <summary>Trainings of each network.</summary>
    public static NumberRange Repeats { get; } = NumberRange.Whole(1, Crowd);

    /// <summary>Passes that are timed.</summary>
    public static NumberRange Repetitions { get; } = NumberRange.Whole(1, Many);

    /// <summary>Passes that aren't timed.</summary>
    public static NumberRange Warmup { get; } = NumberRange.Whole(0, Many);

    /// <summary>Whole networks that are measured: half of them to fit to, half to judge by.</summary>
    public static NumberRange Networks { get; } = NumberRange.Whole(4, Crowd);

    /// <summary>Targets that a generator is judged by.</summary>
    public static NumberRange Targets { get; } = NumberRange.Whole(2, Crowd);

    /// <summary>A learning rate.</summary>
    public static NumberRange LearningRate { get; } = NumberRange.Above(0, MostOfFloat);

    /// <summary>A penalty, or the weight of a loss.</summary>
    public static NumberRange Weight { get; } = NumberRange.From(0, Large);

    /// <summary>A norm that gradients are scaled down to.</summary>
    public static NumberRange Norm { get; } = NumberRange.Above(0, Large);

    /// <summary>A share or a probability.</summary>
    public static NumberRange Share { get; } = NumberRange.From(0, 1);

    /// <summary>A share that isn't nothing, or a factor by which something falls.</summary>
    public static NumberRange Factor { get; } = NumberRange.Above(0, 1);

    /// <summary>How slowly a mean follows: at 1 it never would.</summary>
    public static NumberRange Decay { get; } = NumberRange.Below(0, 1);

    /// <summary>The share of the images that trains weights.</summary>
    public static NumberRange TrainPortion { get; } = NumberRange.From(0.01, 1);

    /// <summary>An exponent, or the parameter of a distribution.</summary>
    public static NumberRange Exponent { get; } = NumberRange.From(0, 1000);

    /// <summary>A temperature of probabilities.</summary>
    public static NumberRange Temperature { get; } = NumberRange.Above(0, Large);

    /// <summary>A cost in any metric and unit.</summary>
    public static NumberRange Cost { get; } = NumberRange.From(0, Costly);

    /// <summary>A cost to aim at, in any metric and unit.</summary>
    public static NumberRange Target { get; } = NumberRange.Above(0, Costly);
}
