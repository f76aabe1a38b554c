using Osnas.Data;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The accuracy of an architecture with the weights of a trained supernet, after its batch norms are calibrated.</summary>
/// <param name="supernet">The trained supernet.</param>
/// <param name="calibration">A fixed set of training images for the batch norm statistics.</param>
/// <param name="validation">The images that accuracy is measured on.</param>
/// <param name="batchSize">The number of images in a batch.</param>
public sealed class SupernetEvaluator(BaseSupernet supernet, ImageDataset calibration, ImageDataset validation, int batchSize = 256)
    : IEvaluator
{
    /// <summary>The most memory for feature maps that several architectures have in common, unless another is asked for.</summary>
    public const int DefaultSharedMegabytes = 1024;

    /// <summary>
    /// The most memory for feature maps that several architectures of a population have in common; 0 runs each
    /// architecture from the first block on. The accuracies are equal, bit for bit.
    /// </summary>
    public int SharedMegabytes { get; init; } = DefaultSharedMegabytes;

    /// <inheritdoc/>
    public double Evaluate(Architecture architecture) => Evaluate([architecture]).Single().Fitness;

    /// <summary>
    /// Evaluates architectures in sequence. The common first layers of neighbors run once. The supernet must not change
    /// in between.
    /// </summary>
    /// <param name="architectures">The architectures.</param>
    /// <returns>Their accuracies, in that order.</returns>
    public IEnumerable<Evaluation> Evaluate(IReadOnlyList<Architecture> architectures)
    {
        supernet.SetForwardState(ForwardState.Single);
        using var paths =
            new SharedPaths(supernet, architectures, validation, calibration.Count + validation.Count, Megabytes.ToBytes(SharedMegabytes));
        foreach (var architecture in architectures)
        {
            paths.GoOn();
            BatchNormCalibration.Apply(supernet, paths.Modules, paths.Run, calibration, batchSize);
            supernet.eval();
            yield return new(architecture, Accuracy.Measure(supernet, paths.Run, validation, batchSize));
        }
    }

    /// <summary>Makes an architecture the path of the supernet, with its batch norms calibrated.</summary>
    /// <param name="architecture">The architecture.</param>
    public void Activate(Architecture architecture)
    {
        supernet.SetForwardState(ForwardState.Single);
        supernet.SetActivateArchitecture(architecture);
        BatchNormCalibration.Apply(supernet, calibration, batchSize);
    }
}
