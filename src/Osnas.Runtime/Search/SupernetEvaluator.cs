using Osnas.Data;
using Osnas.Modules;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// Measures the accuracy of architectures with the weights of a trained supernet, after a calibration of the batch norms.
/// </summary>
/// <param name="supernet">The trained supernet.</param>
/// <param name="calibration">The training images that calibrate the batch norm statistics.</param>
/// <param name="validation">The images that measure the accuracy.</param>
/// <param name="batchSize">The number of images in a batch.</param>
public sealed class SupernetEvaluator(BaseSupernet supernet, ImageDataset calibration, ImageDataset validation, int batchSize = 256)
    : IPartialEvaluator
{
    /// <summary>The default of <see cref="SharedMegabytes"/>.</summary>
    public const int DefaultSharedMegabytes = 1024;

    private const int OrderSeed = 0;

    /// <summary>
    /// The memory limit for feature maps that several architectures share, in megabytes. 0 runs each architecture from its
    /// first block. It doesn't change the accuracies, bit for bit.
    /// </summary>
    public int SharedMegabytes { get; init; } = DefaultSharedMegabytes;

    /// <inheritdoc/>
    public long Images => validation.Count;

    /// <summary>The trained supernet.</summary>
    internal BaseSupernet Supernet => supernet;

    /// <inheritdoc/>
    public double Evaluate(Architecture architecture) => Evaluate([architecture]).Single().Fitness;

    /// <summary>
    /// Evaluates architectures one after the other. First layers that consecutive architectures have in common run once. The
    /// supernet must not change meanwhile.
    /// </summary>
    /// <param name="architectures">The architectures.</param>
    /// <returns>The accuracies, in the order of the architectures.</returns>
    public IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures) => Evaluate(architectures, validation);

    /// <inheritdoc/>
    public IEnumerable<PartialEvaluation> Evaluate(IReadOnlyList<Architecture> architectures, long start, long count)
    {
        // Images that come in folders are in the order of their classes.
        using var part = validation.Select(StratifiedDivision.Shuffle((int)validation.Count, OrderSeed)[(int)start..(int)(start + count)]);
        foreach (var (architecture, accuracy) in Evaluate(architectures, part))
            yield return new(architecture, (long)Math.Round(accuracy * part.Count));
    }

    /// <summary>Sets the supernet's path to an architecture, with calibrated batch norms.</summary>
    /// <param name="architecture">The architecture.</param>
    public void Activate(Architecture architecture)
    {
        supernet.SetForwardState(ForwardState.Single);
        supernet.SetActivateArchitecture(architecture);
        BatchNormCalibration.Apply(supernet, calibration, batchSize);
    }

    /// <summary>Judges architectures in sequence, each as the path of the supernet with its batch norms calibrated.</summary>
    /// <param name="architectures">The architectures.</param>
    /// <param name="images">The images that each is judged on.</param>
    /// <param name="judge">Judges a path on these images.</param>
    internal IEnumerable<(Architecture Architecture, T Result)> Judge<T>(
        IReadOnlyList<Architecture> architectures, ImageDataset images, Func<SharedPaths, T> judge)
    {
        supernet.SetForwardState(ForwardState.Single);
        using var paths =
            new SharedPaths(supernet, architectures, images, calibration.Count + images.Count, Megabytes.ToBytes(SharedMegabytes));
        foreach (var architecture in architectures)
        {
            paths.GoOn();
            BatchNormCalibration.Apply(supernet, paths.Modules, paths.Run, calibration, batchSize);
            supernet.eval();
            yield return (architecture, judge(paths));
        }
    }

    private IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures, ImageDataset images) =>
        Judge(architectures, images, paths => Measure(paths, images)).Select(judged => new Evaluation(judged.Architecture, judged.Result));

    private double Measure(SharedPaths paths, ImageDataset images)
    {
        using var folded = FoldedNorms.Of(paths.Modules);
        return Accuracy.Measure(supernet, paths.RunDivided, images, batchSize);
    }
}
