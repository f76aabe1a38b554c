using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Images with labels, in one tensor in memory.</summary>
public sealed class InMemoryDataset : ImageDataset
{
    private const int ColorChannels = 3;

    /// <summary>Initializes a data set, which owns the tensors.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, 32-bit floats.</param>
    /// <param name="labels"><c>[N]</c>, 64-bit integers from 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="ArgumentException">A tensor has another type or shape, the numbers of images and labels differ, a label
    /// is out of range, or there are no images.</exception>
    public InMemoryDataset(Tensor images, Tensor labels, int classes)
        : this(images, labels, classes, Check(images, labels))
    {
    }

    private InMemoryDataset(Tensor images, Tensor labels, int classes, long[] shape)
        : base(labels, classes, (int)shape[1], new((int)shape[2], (int)shape[3])) =>
        Images = images.DetachFromDisposeScope();

    /// <summary>The images, <c>[N, C, H, W]</c>.</summary>
    public Tensor Images { get; private set; }

    /// <summary>
    /// Sets another image size for the batches. The images in memory keep their size: each batch is scaled after its
    /// augmentation.
    /// </summary>
    /// <param name="size">The height and width.</param>
    public void Resize(ImageSize size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(size.Height, size.Width), 1, nameof(size));
        Size = size;
        ForgetBatches();
    }

    /// <summary>Gray images as color images, whose channels are all the same. They take no more memory.</summary>
    /// <returns>The data set, which replaces this one.</returns>
    internal InMemoryDataset ToColor()
    {
        var all = Images.expand(-1, ColorChannels, -1, -1);
        var color = new InMemoryDataset(all, Labels.alias(), Classes, all.shape)
        {
            Augmentations = Augmentations,
            Workers = Workers,
            Size = Size,
            Groups = Groups,
        };
        DescribeAlike(color);
        color.Normalization = Normalization?.Repeat(ColorChannels);
        Dispose();
        return color;
    }

    /// <inheritdoc/>
    internal override ImageSize? OwnSize => Resampling.SizeOf(Images);

    /// <inheritdoc/>
    internal override bool HasWork => base.HasWork || Size != OwnSize;

    /// <inheritdoc/>
    public override void Normalize(Normalization normalization)
    {
        if (!Images.is_contiguous())
            Separate();
        normalization.Apply(Images);
        ForgetBatches();
        Normalization = Normalization?.Then(normalization) ?? normalization;
    }

    /// <inheritdoc/>
    protected override ImageDataset Subset(long[] indexes)
    {
        using var selected = TensorFactory.Of(indexes, Images.device);
        return new InMemoryDataset(
            Images.index_select(0, selected), Labels.index_select(0, selected), Classes, [indexes.Length, .. Images.shape[1..]])
        {
            Augmentations = Augmentations,
            Workers = Workers,
            Size = Size,
        };
    }

    /// <inheritdoc/>
    protected override Tensor ReadImages(long[] indexes, BatchDraw? draw)
    {
        using var selected = TensorFactory.Of(indexes, Images.device);
        return Images.index_select(0, selected);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Images.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Gives each channel its own memory, which those of gray images as color share.</summary>
    private void Separate()
    {
        var shared = Images;
        Images = shared.contiguous().DetachFromDisposeScope();
        shared.Dispose();
    }

    private static long[] Check(Tensor images, Tensor labels)
    {
        if (images.shape is not [> 0 and var count, > 0, > 0, > 0] || labels.shape is not [var labelCount]
            || labelCount != count)
            throw new ArgumentException(
                $"Images are [N, C, H, W] and labels [N], with N above 0; these are [{string.Join(", ", images.shape)}] and "
                + $"[{string.Join(", ", labels.shape)}].",
                nameof(images));
        if (images.dtype != ScalarType.Float32)
            throw new ArgumentException(
                $"Images are 32-bit floats; these are {images.dtype}. Convert them: images.to(ScalarType.Float32).", nameof(images));
        if (images.device.ToString() != labels.device.ToString())
            throw new ArgumentException(
                $"Images and labels must be on one device; these are on {images.device} and {labels.device}.", nameof(labels));
        CheckFinite(images);
        return images.shape;
    }

    private static void CheckFinite(Tensor images)
    {
        using var noGrad = no_grad();
        using Tensor least = images.min(), greatest = images.max();
        if (!float.IsFinite(TensorReads.ReadScalar<float>(least)) || !float.IsFinite(TensorReads.ReadScalar<float>(greatest)))
            throw new ArgumentException("Images must be finite numbers; some of these are NaN or infinite.", nameof(images));
    }
}
