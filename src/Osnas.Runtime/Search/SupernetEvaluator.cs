using Osnas.Data;
using Osnas.Modules;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The accuracy of an architecture with the weights of a trained supernet, after its batch norms are calibrated.</summary>
/// <param name="supernet">The trained supernet.</param>
/// <param name="calibration">A fixed set of training images for the batch norm statistics.</param>
/// <param name="validation">The images that accuracy is measured on.</param>
/// <param name="batchSize">The number of images in a batch.</param>
public sealed class SupernetEvaluator(BaseSupernet supernet, ImageDataset calibration, ImageDataset validation, int batchSize = 256)
    : IPartialEvaluator
{
    /// <summary>The most memory for feature maps that several architectures have in common, unless another is asked for.</summary>
    public const int DefaultSharedMegabytes = 1024;

    private const int OrderSeed = 0;

    /// <summary>
    /// The most memory for feature maps that several architectures of a population have in common; 0 runs each
    /// architecture from the first block on. The accuracies are equal, bit for bit.
    /// </summary>
    public int SharedMegabytes { get; init; } = DefaultSharedMegabytes;

    /// <inheritdoc/>
    public long Images => validation.Count;

    /// <summary>The trained supernet.</summary>
    internal BaseSupernet Supernet => supernet;

    /// <inheritdoc/>
    public double Evaluate(Architecture architecture) => Evaluate([architecture]).Single().Fitness;

    /// <summary>
    /// Evaluates architectures in sequence. The common first layers of neighbors run once. The supernet must not change
    /// in between.
    /// </summary>
    /// <param name="architectures">The architectures.</param>
    /// <returns>Their accuracies, in that order.</returns>
    public IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures) => Evaluate(architectures, validation);

    /// <inheritdoc/>
    public IEnumerable<PartialEvaluation> Evaluate(IReadOnlyList<Architecture> architectures, long start, long count)
    {
        // Images that come in folders are in the order of their classes.
        using var part = validation.Select(StratifiedDivision.Shuffle((int)validation.Count, OrderSeed)[(int)start..(int)(start + count)]);
        foreach (var (architecture, accuracy) in Evaluate(architectures, part))
            yield return new(architecture, (long)Math.Round(accuracy * part.Count));
    }

    /// <summary>Makes an architecture the path of the supernet, with its batch norms calibrated.</summary>
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
