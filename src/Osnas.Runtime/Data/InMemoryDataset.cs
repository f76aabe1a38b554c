using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Labelled images in one tensor.</summary>
public sealed class InMemoryDataset : ImageDataset
{
    /// <summary>A data set that owns its tensors.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, 32-bit floats.</param>
    /// <param name="labels"><c>[N]</c>, 64-bit integers from 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="ArgumentException">The tensors don't fit together, or there are no images.</exception>
    public InMemoryDataset(Tensor images, Tensor labels, int classes)
        : base(labels, classes, (int)Check(images, labels)[1], (int)images.shape[2]) =>
        Images = images.DetachFromDisposeScope();

    /// <summary>The images, <c>[N, C, H, W]</c>.</summary>
    public Tensor Images { get; }

    /// <summary>Lets batches come in another size. The images are scaled batch by batch, after their augmentation; they stay in memory as they are.</summary>
    /// <param name="size">Height and width.</param>
    public void Resize(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
    }

    /// <inheritdoc/>
    internal override bool HasWork => base.HasWork || Size != Images.shape[^1];

    /// <inheritdoc/>
    public override void Normalize(Normalization normalization) => normalization.Apply(Images);

    /// <inheritdoc/>
    protected override ImageDataset Subset(long[] indexes)
    {
        using var selected = tensor(indexes, device: Images.device);
        return new InMemoryDataset(Images.index_select(0, selected), Labels.index_select(0, selected), Classes)
        {
            Augmentations = Augmentations,
            Workers = Workers,
            Size = Size,
        };
    }

    /// <inheritdoc/>
    protected override Tensor ReadImages(long[] indexes, BatchDraw? draw)
    {
        using var selected = tensor(indexes, device: Images.device);
        return Images.index_select(0, selected);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Images.Dispose();
        base.Dispose(disposing);
    }

    private static long[] Check(Tensor images, Tensor labels)
    {
        if (images.shape is not [> 0 and var count, _, var height, var width] || labels.shape is not [var labelCount] || labelCount != count)
            throw new ArgumentException($"Images are [N, C, H, W] and labels [N], with N above 0; these are [{string.Join(", ", images.shape)}] and [{string.Join(", ", labels.shape)}].", nameof(images));
        if (height != width)
            throw new ArgumentException($"Images have to be square; these are {height}x{width}.", nameof(images));
        return images.shape;
    }
}
