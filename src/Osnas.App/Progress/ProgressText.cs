using System.Globalization;
using Osnas.Experiments;
using Osnas.Search;
using Osnas.Training;

namespace Osnas.App;

/// <summary>What progress says in words.</summary>
internal static class ProgressText
{
    /// <summary>The name of the architecture generator.</summary>
    public const string Generator = NetworkNames.Generator;

    /// <summary>The longest name is <c>most expensive</c>; that of one of its trainings loses its first word.</summary>
    public const int NameWidth = 14;

    private const int LinesOfPhase = 10;

    /// <summary>Whether a log tells of a step: of the first, and of the last of each tenth.</summary>
    public static bool IsTold(int done, int total) =>
        done == 1 || (long)done * LinesOfPhase / total != (long)(done - 1) * LinesOfPhase / total;

    /// <summary>The time that is left, at the end of a line of a log; nothing if there is none, or it isn't known.</summary>
    public static string Left(TimeSpan? remaining) =>
        remaining is { } time && time > TimeSpan.Zero ? $"  {Quantity.Duration(time)} left" : string.Empty;

    /// <summary>Images that a training has seen.</summary>
    public static long ImagesDone(TrainingStep step) => ((step.Epoch - 1) * step.ImagesOfEpoch) + step.Images;

    /// <summary>Images that a training will have seen at its end.</summary>
    public static long ImagesTotal(TrainingStep step) => step.Epochs * step.ImagesOfEpoch;

    /// <summary>What a log says, in one line.</summary>
    public static string Join(IEnumerable<string> parts) => string.Join("  ", parts);

    /// <summary>A name without the first words that there is no room for.</summary>
    public static string Fit(string name) =>
        name.Length > NameWidth && name.IndexOf(' ') is > 0 and var word ? Fit(name[(word + 1)..]) : name;

    /// <summary>A note about a network, in one line.</summary>
    public static string Note(string network, string note) => $"{Fit(network).PadRight(NameWidth)}  {note}";

    /// <summary>What is known of a training, the most important first.</summary>
    public static IReadOnlyList<string> Describe(TrainingStep step, double? imagesPerSecond)
    {
        var width = step.Epochs.ToString(CultureInfo.InvariantCulture).Length;
        var epoch = step.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(width);
        return
        [
            $"epoch {epoch}/{step.Epochs}",
            string.Create(CultureInfo.InvariantCulture, $"loss {step.Loss:0.000}"),
            $"accuracy {Quantity.Percent(step.Accuracy),7}",
            .. step.ValidationAccuracy is { } validation ? (string[])[$"validation {Quantity.Percent(validation),7}"] : [],
            .. imagesPerSecond is { } rate ? (string[])[string.Create(CultureInfo.InvariantCulture, $"{rate,6:N0} images/s")] : [],
        ];
    }

    public static IReadOnlyList<string> Describe(GeneratorStep step) =>
    [
        $"epoch {step.Epoch}/{step.Epochs}",
        string.Create(CultureInfo.InvariantCulture, $"loss {step.CrossEntropy:0.000}"),
        string.Create(
            CultureInfo.InvariantCulture, $"hardware loss {step.HardwareLoss:0.0000}, of its architectures "
                + $"{step.Quality.HardwareLoss:0.0000}"),
    ];

    public static IReadOnlyList<string> Describe(SearchStep step)
    {
        var width = step.Total.ToString(CultureInfo.InvariantCulture).Length;
        var evaluated = step.Evaluated.ToString(CultureInfo.InvariantCulture).PadLeft(width);
        return
        [
            $"{evaluated}/{step.Total}",
            $"best {DescribeFitness(step)}{DescribeShare(step)}",
            .. step.Cost == step.Evaluated
            ? (string[])[]
            : [string.Create(CultureInfo.InvariantCulture, $"cost {step.Cost:0.0} evaluations")],
            $"{step.Best.Architecture}",
        ];
    }

    private static string DescribeFitness(SearchStep step) => step.Fitness is { } name
        ? $"{name} {Quantity.Fitness(step.Best.Fitness)}"
        : $"{Quantity.Percent(step.Best.Fitness),7}";

    private static string DescribeShare(SearchStep step) => step.Share == 1
        ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $" on 1/{1 / step.Share:0.#} of the images");
}
