using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Images with labels, in batches of one image size, from memory or from files.</summary>
public abstract class ImageDataset : IDisposable
{
    private readonly KeptBatches _kept = new();
    private IReadOnlyList<string>? _classNames;
    private Device? _device;

    /// <summary>Initializes a data set, which owns the labels.</summary>
    /// <param name="labels"><c>[N]</c>, 64-bit integers from 0 to <paramref name="classes"/> - 1.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="channels">The number of channels of an image.</param>
    /// <param name="size">The height and width of an image.</param>
    /// <exception cref="ArgumentException">There are no labels, they have another type, or a label is out of range.</exception>
    protected ImageDataset(Tensor labels, int classes, int channels, ImageSize size)
    {
        if (labels.shape is not [> 0 and var count])
            throw new ArgumentException(
                $"Labels must be [N], with N above 0; these are [{string.Join(", ", labels.shape)}].", nameof(labels));
        if (labels.dtype != ScalarType.Int64)
            throw new ArgumentException(
                $"Labels must be 64-bit integers; these are {labels.dtype}. Convert them: labels.to(ScalarType.Int64).", nameof(labels));
        if (classes is < 1 or > SearchSpaceSpec.MaxExtent)
            throw new ArgumentException(
                $"The number of classes is {classes}; it must be from 1 to {SearchSpaceSpec.MaxExtent}.", nameof(classes));
        using (Tensor least = labels.min(), greatest = labels.max())
        {
            var (first, last) = (TensorReads.ReadScalar<long>(least), TensorReads.ReadScalar<long>(greatest));
            if (first < 0 || last >= classes)
                throw new ArgumentException($"Labels must be from 0 to {classes - 1}; these are from {first} to {last}.", nameof(labels));
        }

        Labels = labels.DetachFromDisposeScope();
        Classes = classes;
        Channels = channels;
        Size = size;
        Count = count;
    }

    /// <summary>The labels, <c>[N]</c>, 64-bit integers.</summary>
    public Tensor Labels { get; }

    /// <summary>The number of classes.</summary>
    public int Classes { get; }

    /// <summary>The names of the classes, by label. If the data has no names, they are <c>0</c>, <c>1</c> and so on.</summary>
    /// <exception cref="ArgumentException">The number of names differs from the number of classes, or two names are equal.</exception>
    public IReadOnlyList<string> ClassNames
    {
        get => _classNames ??= [.. Enumerable.Range(0, Classes).Select(label => label.ToString(CultureInfo.InvariantCulture))];
        set
        {
            if (value.Count != Classes)
                throw new ArgumentException($"There are {value.Count} class names for {Classes} classes.", nameof(value));
            if (value.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
                throw new ArgumentException($"Two classes are called '{twice.Key}'.", nameof(value));
            _classNames = value;
        }
    }

    /// <summary>The number of channels of an image.</summary>
    public int Channels { get; }

    /// <summary>The height and width of an image.</summary>
    public ImageSize Size { get; protected set; }

    /// <summary>The number of images.</summary>
    public long Count { get; }

    /// <summary>
    /// How a picture file, or the values of an image in the data, become an image of this data set without augmentation. Store
    /// it with a network that is trained on these images: its input needs the same.
    /// </summary>
    public Preprocessing Preprocessing
    {
        get
        {
            var unchanged = Preprocessing.None(Framing, Channels);
            return Normalization is { } normalization
                ? unchanged with { Scale = Scale, Mean = normalization.Mean, Deviation = normalization.Deviation }
                : unchanged with { Scale = Scale };
        }
    }

    /// <summary>The factor that the values of the data were multiplied with.</summary>
    internal double Scale { get; set; } = 1;

    /// <summary>How the scaled values were normalized; null if they weren't.</summary>
    internal Normalization? Normalization { get; private protected set; }

    /// <summary>How a picture gets the size of the images; of images in arrays, that would be all of it.</summary>
    internal virtual PictureFraming Framing => new(Size) { CenterCrop = 1 };

    /// <summary>The augmentations of the images of <see cref="TrainingBatches"/>, in order.</summary>
    public IReadOnlyList<IAugmentation> Augmentations { get; set; } = [];

    /// <summary>
    /// The number of batches that are read ahead in the background. 0 reads each batch on request, except that batches for
    /// another device are read and copied one ahead. The batches are the same.
    /// </summary>
    public int Workers { get; set; }

    /// <summary>The threads that read batches: at least one if they go to another device.</summary>
    internal int Readers => IsMoved ? Math.Max(Workers, 1) : Workers;

    /// <summary>
    /// The device of batches; null for the device of the images. Batches are moved when they are read, and only then.
    /// </summary>
    internal Device? Device
    {
        get => _device;
        set
        {
            _device = value;
            ForgetBatches();
        }
    }

    /// <summary>The most bytes of <see cref="Batches"/> that stay on another device after they were read.</summary>
    internal long KeptBytes
    {
        get => _kept.MostBytes;
        set => _kept.MostBytes = value;
    }

    /// <summary>
    /// The group of each image, whose images stay in one part, where groups were asked for. One without a group is null, and
    /// divided by itself.
    /// </summary>
    internal IReadOnlyList<string?>? Groups { get; set; }

    /// <summary>
    /// The augmentations that <see cref="ReadImages"/> leaves to be applied to a batch; by default, all of
    /// <see cref="Augmentations"/>.
    /// </summary>
    protected virtual IEnumerable<IAugmentation> BatchAugmentations => Augmentations;

    /// <summary>How long loops over <see cref="TrainingBatches"/> waited for them.</summary>
    internal BatchWait TrainingWait { get; } = new();

    /// <summary>The size that images have before they are scaled to <see cref="Size"/>; null if each has its own.</summary>
    internal virtual ImageSize? OwnSize => Size;

    /// <summary>The name of an image: the folder and name of its file; of an image in arrays, its number in this data set.</summary>
    internal virtual string NameOf(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether a batch takes work that is worth a thread of its own.</summary>
    internal virtual bool HasWork => Augmentations.Count > 0;

    /// <summary>Gets the images in batches, in order and without augmentation. The last batch can be smaller.</summary>
    /// <param name="batchSize">The number of images in a batch.</param>
    /// <returns>The batches. A loop over them disposes each batch when it continues with the next one.</returns>
    public IEnumerable<Batch> Batches(int batchSize) => IsMoved
        ? _kept.Read(batchSize, first => Read(batchSize, Order(), null, first))
        : Read(batchSize, Order(), null);

    /// <summary>
    /// Gets the images in batches for a training: shuffled and augmented. The last batch can be smaller; a last batch of one
    /// image is left out, because batch norm can't train on it.
    /// </summary>
    /// <param name="batchSize">The number of images in a batch.</param>
    /// <param name="random">The random number generator for order and augmentation. Equal generators give equal batches.</param>
    /// <param name="sampling">The images to draw.</param>
    /// <returns>The batches. A loop over them disposes each batch when it continues with the next one.</returns>
    public IEnumerable<Batch> TrainingBatches(int batchSize, Random random, ImageSampling sampling = ImageSampling.EachOnce)
    {
        var draws = Draw((int)TrainingCount(batchSize), random, sampling);
        return Read(batchSize, draws, random.Next());
    }

    /// <summary>Gets the number of images that <see cref="TrainingBatches"/> returns.</summary>
    /// <param name="batchSize">The number of images in a batch.</param>
    /// <returns>The number of all images, or one less.</returns>
    public long TrainingCount(int batchSize) => Count % batchSize == 1 ? Count - 1 : Count;

    /// <summary>Divides the images at random into data sets of given sizes.</summary>
    /// <param name="seed">The seed that assigns images to parts.</param>
    /// <param name="fractions">The share of each data set; their sum is at most 1.</param>
    /// <returns>The data sets, in the order of the shares.</returns>
    /// <exception cref="ArgumentException">A share is negative or smaller than one image, or the sum is over 1.</exception>
    public IReadOnlyList<ImageDataset> Split(int seed, params double[] fractions)
    {
        if (fractions.Any(fraction => fraction <= 0) || fractions.Sum() > 1 + 1e-9)
            throw new ArgumentException(
                $"Shares must be above 0 and add up to at most 1; these are {string.Join(", ", fractions)}.", nameof(fractions));
        var order = Order();
        new Random(seed).Shuffle(order);
        var ranges = new List<Range>();
        var end = 0.0;
        foreach (var fraction in fractions)
        {
            var (from, to) = ((int)Math.Round(end * Count), (int)Math.Round((end + fraction) * Count));
            if (from == to)
                throw new ArgumentException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Of {Count} images, a share of {fraction:0.###} is less than one. Use more images or a larger share."),
                    nameof(fractions));
            ranges.Add(from..to);
            end += fraction;
        }

        return [.. ranges.Select(range => Select(order[range]))];
    }

    /// <summary>Gets the first images.</summary>
    /// <param name="count">The number of images; if there are fewer, all of them.</param>
    /// <returns>A data set that is independent of this one.</returns>
    public ImageDataset Take(int count) => Select([.. Enumerable.Range(0, (int)Math.Min(count, Count))]);

    /// <summary>Counts the images of each class.</summary>
    /// <returns>The numbers, by label.</returns>
    public IReadOnlyList<long> CountByClass()
    {
        using var counts = Labels.bincount(null, Classes);
        return TensorReads.Read<long>(counts);
    }

    /// <summary>Some of the images, with all that this data set says of them.</summary>
    /// <param name="indexes">Which, in the order that they get.</param>
    /// <returns>The data set, which is independent of this one.</returns>
    internal ImageDataset Select(long[] indexes)
    {
        var selected = Subset(indexes);
        DescribeAlike(selected);
        selected.Groups = Groups is { } groups ? [.. indexes.Select(index => groups[(int)index])] : null;
        return selected;
    }

    /// <summary>Says of other images what this data set says of its own, but for their groups.</summary>
    private protected void DescribeAlike(ImageDataset other)
    {
        other._classNames = _classNames;
        other.Device = Device;
        other._kept.MostBytes = _kept.MostBytes;
        other.Scale = Scale;
        other.Normalization = Normalization;
    }

    /// <summary>Normalizes the images in place.</summary>
    /// <param name="normalization">The normalization.</param>
    public abstract void Normalize(Normalization normalization);

    /// <summary>Disposes the tensors.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gets some of the images, with the same augmentations and workers.</summary>
    /// <param name="indexes">The indexes of the images, in the order of the new data set.</param>
    /// <returns>A data set that is independent of this one.</returns>
    protected abstract ImageDataset Subset(long[] indexes);

    /// <summary>Reads images. Several threads can call it at the same time.</summary>
    /// <param name="indexes">The indexes of the images.</param>
    /// <param name="draw">The random numbers of a training batch; null reads the images without augmentation.</param>
    /// <returns>The images, <c>[N, C, H, W]</c>, in the current dispose scope.</returns>
    protected abstract Tensor ReadImages(long[] indexes, BatchDraw? draw);

    /// <summary>Disposes the tensors.</summary>
    /// <param name="disposing">false if the finalizer calls it; otherwise, true.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        Labels.Dispose();
        _kept.Dispose();
    }

    /// <summary>Forgets batches that were read, because other ones would be read now.</summary>
    private protected void ForgetBatches() => _kept.Clear();

    /// <summary>Whether batches go to another device than that of the images.</summary>
    private bool IsMoved => Device is { } device && !Devices.AreSame(device, Labels.device);

    private long[] Order() => [.. Enumerable.Range(0, (int)Count)];

    private long[] Draw(int count, Random random, ImageSampling sampling)
    {
        switch (sampling)
        {
            case ImageSampling.EachOnce:
                var order = Order();
                random.Shuffle(order);
                return order[..count];
            case ImageSampling.Balanced:
                return BalancedDraws.Draw(TensorReads.Read<long>(Labels), count, random);
            default:
                throw new ArgumentOutOfRangeException(nameof(sampling), sampling, "The sampling is unknown.");
        }
    }

    /// <summary>Reads batches of draws: of images by their indexes, or with <see cref="BalancedDraws"/>.</summary>
    /// <param name="batchSize">The number of images in a batch.</param>
    /// <param name="draws">All of them.</param>
    /// <param name="seed">The seed of training batches; null reads the images as they are.</param>
    /// <param name="first">The index of the first batch to read.</param>
    private IEnumerable<Batch> Read(int batchSize, long[] draws, int? seed, int first = 0)
    {
        var batches = draws.Chunk(batchSize).ToArray();
        return BatchReader.Read(batches.Length - first, Readers, ReadOne, seed is null ? null : TrainingWait);

        Batch ReadOne(int ahead)
        {
            var index = first + ahead;
            return Read(batches[index], seed is { } value ? new(value, index, batches[index]) : null);
        }
    }

    private Batch Read(long[] draws, BatchDraw? draw)
    {
        using var scope = NewDisposeScope();
        long[] indexes = [.. draws.Select(image => image % Count)];
        var labels = Labels.index_select(0, TensorFactory.Of(indexes, Labels.device));
        var batch = new Batch(ReadImages(indexes, draw), labels);
        if (Device is { } device)
            batch = batch.To(device);
        if (draw is not null)
            batch = BatchAugmentations.Aggregate(batch, (images, augmentation) => augmentation.Apply(images, draw));
        if (Resampling.SizeOf(batch.Images) != Size)
            batch = batch with { Images = Resampling.Resize(batch.Images, Size) };
        return batch.Detach();
    }
}
