using Osnas.Data;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The accuracy of an architecture with the weights of a trained supernet, after its batch norms are calibrated.</summary>
/// <param name="supernet">The trained supernet.</param>
/// <param name="calibration">A fixed set of training images for the batch norm statistics.</param>
/// <param name="validation">The images that accuracy is measured on.</param>
/// <param name="batchSize">Images of a batch.</param>
public sealed class SupernetEvaluator(BaseSupernet supernet, ImageDataset calibration, ImageDataset validation, int batchSize = 256) : IEvaluator
{
    /// <inheritdoc/>
    public double Evaluate(Architecture architecture)
    {
        Activate(architecture);
        return Accuracy.Measure(supernet, validation, batchSize);
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
