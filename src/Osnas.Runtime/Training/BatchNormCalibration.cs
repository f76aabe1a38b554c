using Osnas.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>
/// Computes the batch norm statistics of one path of a supernet anew. Those that training left are a mixture over
/// all paths and say little about any one (arXiv:1904.00420, section 3.4).
/// </summary>
public static class BatchNormCalibration
{
    /// <summary>Sets the statistics of the active path to their exact mean over batches of images. A last batch of one image is left out.</summary>
    /// <param name="supernet">The supernet, in <see cref="ForwardState.Single"/>.</param>
    /// <param name="images">The images.</param>
    /// <param name="batchSize">Images of a batch.</param>
    public static void Apply(BaseSupernet supernet, ImageDataset images, int batchSize)
    {
        if (!supernet.BatchNorm.TrackRunningStats)
            return;
        BatchNorm2d[] norms = [.. supernet.ActiveModules.SelectMany(module => module.modules()).OfType<BatchNorm2d>()];
        foreach (var norm in norms)
        {
            norm.reset_running_stats();
            norm.momentum = null; // a mean over all batches, each with the same weight
        }

        supernet.train();
        using (no_grad())
        {
            foreach (var batch in images.Batches(batchSize))
            {
                // One image alone has no variance where the map is one pixel.
                if (batch.Count > 1 || images.Count == 1)
                    supernet.call(batch.Images).Dispose();
            }
        }

        foreach (var norm in norms)
            norm.momentum = supernet.BatchNorm.Momentum;
    }
}
