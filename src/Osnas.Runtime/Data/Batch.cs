using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Images and their labels. A loop over batches disposes each batch when it continues with the next one.</summary>
/// <param name="Images"><c>[N, C, H, W]</c>, 32-bit floats.</param>
/// <param name="Labels"><c>[N]</c>, 64-bit integers.</param>
public sealed record Batch(Tensor Images, Tensor Labels) : IDisposable
{
    /// <summary>The fewest images to train on: batch norm needs two.</summary>
    internal const int LeastImages = 2;

    /// <summary>The number of images.</summary>
    public int Count { get; } = (int)Images.shape[0];

    /// <summary>The images that were mixed in; null if there are none.</summary>
    public Mixture? Mixture { get; init; }

    /// <summary>
    /// Computes the loss with the labels of the images and, if other images were mixed in, with their labels too, weighted by
    /// their share.
    /// </summary>
    /// <param name="criterion">The loss for labels <c>[N]</c>.</param>
    /// <returns>The loss.</returns>
    public Tensor Loss(Func<Tensor, Tensor> criterion) => LossIn(this, (labels, _) => criterion(labels));

    /// <summary>Disposes the tensors.</summary>
    public void Dispose()
    {
        Images.Dispose();
        Labels.Dispose();
        Mixture?.Labels.Dispose();
    }

    /// <summary>The loss of the images as a part of a batch.</summary>
    /// <param name="whole">The batch.</param>
    /// <param name="criterion">From labels <c>[N]</c> of the part and all labels of the batch to the loss.</param>
    internal Tensor LossIn(Batch whole, Func<Tensor, Tensor, Tensor> criterion) => Mixture is { } mixture
        ? ((1 - mixture.Share) * criterion(Labels, whole.Labels)) + (mixture.Share * criterion(mixture.Labels, whole.Mixture!.Labels))
        : criterion(Labels, whole.Labels);

    /// <summary>How much of a batch this part of it is.</summary>
    internal double ShareOf(Batch whole) => (double)Count / whole.Count;

    /// <summary>The batch in parts of nearly equal size, of the same memory and in the current scope.</summary>
    /// <param name="parts">How many. There are fewer if a part would have only one image, which batch norm can't train on.</param>
    internal IReadOnlyList<Batch> Divide(int parts)
    {
        parts = Math.Clamp(Count / LeastImages, 1, parts);
        return parts == 1
            ? [this]
            : [.. Enumerable.Range(0, parts).Select(part => Part(part * (long)Count / parts, (part + 1) * (long)Count / parts))];
    }

    /// <summary>The batch as new tensors of the same memory, out of the current scope.</summary>
    internal Batch Alias() => Part(0, Count).Detach();

    /// <summary>The batch on a device; this batch if it is already there.</summary>
    internal Batch To(Device device) => Devices.AreSame(Images.device, device)
        ? this
        : this with
        {
            Images = TensorMoves.To(Images, device),
            Labels = TensorMoves.To(Labels, device),
            Mixture = Mixture is null ? null : Mixture with { Labels = TensorMoves.To(Mixture.Labels, device) },
        };

    /// <summary>Takes the tensors out of the current scope.</summary>
    internal Batch Detach()
    {
        Images.DetachFromDisposeScope();
        Labels.DetachFromDisposeScope();
        Mixture?.Labels.DetachFromDisposeScope();
        return this;
    }

    private Batch Part(long start, long end) => new(Images.narrow(0, start, end - start), Labels.narrow(0, start, end - start))
    {
        Mixture = Mixture is null ? null : Mixture with { Labels = Mixture.Labels.narrow(0, start, end - start) },
    };
}
