using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Labelled images of one size, in memory.</summary>
public sealed class ImageDataset : utils.data.Dataset<long>
{
    /// <summary>A data set that owns its tensors.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, 32-bit floats.</param>
    /// <param name="labels"><c>[N]</c>, 64-bit integers from 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">Number of classes.</param>
    /// <exception cref="ArgumentException">The tensors don't fit together, or there are no images.</exception>
    public ImageDataset(Tensor images, Tensor labels, int classes)
    {
        if (images.shape is not [> 0 and var count, var channels, var height, var width] || labels.shape is not [var labelCount] || labelCount != count)
            throw new ArgumentException($"Images are [N, C, H, W] and labels [N], with N above 0; these are [{string.Join(", ", images.shape)}] and [{string.Join(", ", labels.shape)}].", nameof(images));
        if (height != width)
            throw new ArgumentException($"Images have to be square; these are {height}x{width}.", nameof(images));
        using (Tensor least = labels.min(), greatest = labels.max())
        {
            if (least.item<long>() < 0 || greatest.item<long>() >= classes)
                throw new ArgumentException($"Labels are from 0 to {classes - 1}; these are from {least.item<long>()} to {greatest.item<long>()}.", nameof(labels));
        }

        Images = images.DetachFromDisposeScope();
        Labels = labels.DetachFromDisposeScope();
        Classes = classes;
        Count = count;
        Channels = (int)channels;
        Size = (int)height;
    }

    /// <summary>The images, <c>[N, C, H, W]</c>.</summary>
    public Tensor Images { get; }

    /// <summary>The labels, <c>[N]</c>.</summary>
    public Tensor Labels { get; }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Channels of an image.</summary>
    public int Channels { get; }

    /// <summary>Height and width of an image.</summary>
    public int Size { get; }

    /// <inheritdoc/>
    public override long Count { get; }

    /// <summary>The index itself: a batch is gathered at once when it is collated.</summary>
    /// <param name="index">The index of an image.</param>
    /// <returns>The index.</returns>
    public override long GetTensor(long index) => index;

    /// <summary>The images in batches, in order; a last one that isn't full is smaller.</summary>
    /// <param name="batchSize">Images of a batch.</param>
    /// <returns>A loader. It disposes a batch when it goes on to the next.</returns>
    public DataLoader<long, Batch> Batches(int batchSize) => Load(batchSize, Order());

    /// <summary>The images in batches, shuffled for training; a last one that isn't full is smaller, and one of a single image is left out, since batch norm can't train on it.</summary>
    /// <param name="batchSize">Images of a batch.</param>
    /// <param name="shuffle">Decides the order.</param>
    /// <returns>A loader. It disposes a batch when it goes on to the next.</returns>
    public DataLoader<long, Batch> TrainingBatches(int batchSize, Random shuffle)
    {
        var order = Order();
        shuffle.Shuffle(order);
        return Load(batchSize, order[..(int)TrainingCount(batchSize)]);
    }

    /// <summary>Images that <see cref="TrainingBatches"/> gives.</summary>
    /// <param name="batchSize">Images of a batch.</param>
    /// <returns>All, or all but one.</returns>
    public long TrainingCount(int batchSize) => Count % batchSize == 1 ? Count - 1 : Count;

    /// <summary>Divides the images at random into data sets of given sizes.</summary>
    /// <param name="seed">Decides which image goes where.</param>
    /// <param name="fractions">The share of each data set; together at most 1.</param>
    /// <returns>The data sets.</returns>
    /// <exception cref="ArgumentException">The shares are negative, over 1 together, or one is too small for an image.</exception>
    public IReadOnlyList<ImageDataset> Split(int seed, params double[] fractions)
    {
        if (fractions.Any(fraction => fraction <= 0) || fractions.Sum() > 1 + 1e-9)
            throw new ArgumentException($"Shares are above 0 and together at most 1; these are {string.Join(", ", fractions)}.", nameof(fractions));
        var order = Order();
        new Random(seed).Shuffle(order);
        var parts = new List<ImageDataset>();
        var end = 0.0;
        foreach (var fraction in fractions)
        {
            var (from, to) = ((int)Math.Round(end * Count), (int)Math.Round((end + fraction) * Count));
            parts.Add(Take(order[from..to]));
            end += fraction;
        }

        return parts;
    }

    /// <summary>The first images.</summary>
    /// <param name="count">How many; all if there are fewer.</param>
    /// <returns>The data set.</returns>
    public ImageDataset Take(int count) => Take([.. Enumerable.Range(0, (int)Math.Min(count, Count))]);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Images.Dispose();
            Labels.Dispose();
        }

        base.Dispose(disposing);
    }

    private long[] Order() => [.. Enumerable.Range(0, (int)Count)];

    private DataLoader<long, Batch> Load(int batchSize, long[] order) => new(this, batchSize, Gather, order, disposeDataset: false);

    private ImageDataset Take(long[] indexes)
    {
        var part = Gather(indexes, Images.device);
        return new(part.Images, part.Labels, Classes);
    }

    private Batch Gather(IEnumerable<long> indexes, Device device)
    {
        using var selected = tensor(indexes.ToArray(), device: Images.device);
        return new(Images.index_select(0, selected), Labels.index_select(0, selected));
    }
}
