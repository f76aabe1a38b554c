using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Training;

/// <summary>Measures the accuracy of a network.</summary>
public static class Accuracy
{
    /// <summary>
    /// Measures the share of images that a network classifies correctly. The network is in evaluation mode afterwards.
    /// </summary>
    /// <param name="network">The network, images <c>[N, C, H, W]</c> to logits <c>[N, Classes]</c>.</param>
    /// <param name="images">The images.</param>
    /// <param name="batchSize">The number of images in a batch.</param>
    /// <returns>The accuracy, from 0 to 1.</returns>
    /// <exception cref="DeviceMemoryException">The device has too little memory for a batch.</exception>
    /// <exception cref="ArgumentException">The images have another number of channels or more classes than the network.</exception>
    public static double Measure(nn.Module<Tensor, Tensor> network, ImageDataset images, int batchSize = 256)
    {
        NetworkFit.Check(network, images);
        network.eval();
        return Measure(network, network.call, images, batchSize);
    }

    /// <summary>The share of images that are classified right.</summary>
    /// <param name="network">The network, in evaluation mode.</param>
    /// <param name="run">Images <c>[N, C, H, W]</c> to logits <c>[N, Classes]</c>.</param>
    /// <param name="images">The images.</param>
    /// <param name="batchSize">The number of images in a batch.</param>
    internal static double Measure(
        nn.Module<Tensor, Tensor> network, Func<Tensor, Tensor> run, ImageDataset images, int batchSize) =>
        BatchMemory.EvaluationPasses(network, images, batchSize).Run(() => Measure(run, images, batchSize));

    private static double Measure(Func<Tensor, Tensor> run, ImageDataset images, int batchSize)
    {
        using var noGrad = no_grad();
        using var correct = new DeviceCount();
        foreach (var batch in images.Batches(batchSize))
        {
            using var scope = NewDisposeScope();
            correct.Add(run(batch.Images).argmax(1).eq(batch.Labels).sum());
        }

        return (double)correct.Read() / images.Count;
    }
}
