using Osnas.Data;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>
/// Recomputes the batch norm statistics of one path of a supernet, or of a model with the weights of a supernet. The statistics
/// from the training of a supernet are a mixture over all paths, and do not fit any single path (arXiv:1904.00420, section
/// 3.4).
/// </summary>
public static class BatchNormCalibration
{
    /// <summary>
    /// Sets the statistics of all candidates, each as a part of one path. Code that mixes candidates in evaluation mode, such
    /// as the training of an architecture generator, then uses statistics that fit at least one path.
    /// </summary>
    /// <param name="supernet">The supernet. Afterwards, the last of these paths is active.</param>
    /// <param name="images">The images.</param>
    /// <param name="batchSize">The number of images in a batch, at least 2.</param>
    /// <exception cref="ArgumentException">There is only one image.</exception>
    public static void ApplyToAllCandidates(BaseSupernet supernet, ImageDataset images, int batchSize)
    {
        var count = LayerChoices.Of(supernet.Spec).Max(layer => layer.Count);
        supernet.SetForwardState(ForwardState.Single);
        foreach (var path in new CandidateRounds(supernet.Spec).Take(seed: 0, start: 0, count))
        {
            supernet.SetActivateArchitecture(path);
            Apply(supernet, images, batchSize);
        }
    }

    /// <summary>
    /// Sets the statistics of the active path to their exact mean over batches of images. A last batch of one image is left
    /// out.
    /// </summary>
    /// <param name="supernet">The supernet, in <see cref="ForwardState.Single"/>.</param>
    /// <param name="images">The images.</param>
    /// <param name="batchSize">The number of images in a batch, at least 2.</param>
    /// <exception cref="ArgumentException">There is only one image. It has no variance where a feature map has one pixel.</exception>
    public static void Apply(BaseSupernet supernet, ImageDataset images, int batchSize) =>
        Apply(supernet, supernet.ActiveModules, supernet.call, images, batchSize);

    /// <summary>
    /// Sets the statistics of a model to their exact mean over batches of images, for example after
    /// <see cref="BaseModel.LoadFrom"/>. A last batch of one image is left out.
    /// </summary>
    /// <param name="model">The model. Afterwards, it is in evaluation mode.</param>
    /// <param name="images">The images.</param>
    /// <param name="batchSize">The number of images in a batch, at least 2.</param>
    /// <exception cref="ArgumentException">There is only one image. It has no variance where a feature map has one pixel.</exception>
    public static void Apply(BaseModel model, ImageDataset images, int batchSize) =>
        Apply(model, model.BatchNorm, [model], model.call, images, batchSize);

    /// <summary>Sets the statistics of some modules.</summary>
    /// <param name="supernet">The supernet.</param>
    /// <param name="modules">The modules.</param>
    /// <param name="run">Runs images through them, those before them left out or not.</param>
    /// <param name="images">The images.</param>
    /// <param name="batchSize">The number of images in a batch, at least 2.</param>
    internal static void Apply(
        BaseSupernet supernet, IEnumerable<nn.Module> modules, Func<Tensor, Tensor> run, ImageDataset images, int batchSize) =>
        Apply(supernet, supernet.BatchNorm, modules, run, images, batchSize);

    private static void Apply(
        nn.Module<Tensor, Tensor> network,
        BatchNormOptions options,
        IEnumerable<nn.Module> modules,
        Func<Tensor, Tensor> run,
        ImageDataset images,
        int batchSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 2);
        if (images.Count < 2)
            throw new ArgumentException($"Batch norm statistics need at least 2 images; there is {images.Count}.", nameof(images));
        if (!options.TrackRunningStats)
            return;

        // Only they are in training mode: dropout would make statistics of chance, and the wrong ones.
        network.eval();
        BatchNorm2d[] norms = [.. modules.SelectMany(module => module.modules().Prepend(module)).OfType<BatchNorm2d>()];
        foreach (var norm in norms)
        {
            norm.train();
            norm.reset_running_stats();
        }

        try
        {
            BatchMemory.EvaluationPasses(network, images, batchSize).Run(() =>
            {
                using var noGrad = no_grad();
                var batches = 0;
                foreach (var batch in images.Batches(batchSize).Where(batch => batch.Count > 1))
                {
                    // A mean over all batches, each with the same weight. Without a momentum torch takes the same one, but reads it
                    // from the device in each layer.
                    batches++;
                    foreach (var norm in norms)
                        norm.momentum = 1.0 / batches;
                    run(batch.Images).Dispose();
                }
            });
        }
        finally
        {
            foreach (var norm in norms)
            {
                norm.eval();
                norm.momentum = options.Momentum;
            }
        }
    }
}
