using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// Image files in folders, with one folder for each class. Images are decoded on demand and framed by
/// <see cref="PictureFraming"/>. If <see cref="RandomResizedCrop"/> is the first augmentation, it crops a training image from
/// the whole file.
/// </summary>
public sealed class ImageFolder : ImageDataset
{
    private const int ColorChannels = 3;

    private readonly PicturePaths _paths;
    private readonly int[] _files;
    private readonly PictureFraming _framing;
    private readonly FrameCache _frames;

    /// <summary>Some files of those that <paramref name="paths"/> and <paramref name="frames"/> know by their numbers.</summary>
    private ImageFolder(PicturePaths paths, int[] files, Tensor labels, int classes, PictureFraming framing, FrameCache frames)
        : base(labels, classes, ColorChannels, framing.Size)
    {
        _paths = paths;
        _files = files;
        _framing = framing;
        _frames = frames;
        Scale = Preprocessing.ByteScale;
    }

    /// <inheritdoc/>
    protected override IEnumerable<IAugmentation> BatchAugmentations => FirstCrop is null ? Augmentations : Augmentations.Skip(1);

    /// <inheritdoc/>
    internal override ImageSize? OwnSize => null;

    /// <inheritdoc/>
    internal override bool HasWork => true;

    /// <inheritdoc/>
    internal override string NameOf(int index)
    {
        var path = _paths[_files[index]];
        return $"{Path.GetFileName(Path.GetDirectoryName(path))}/{Path.GetFileName(path)}";
    }

    /// <inheritdoc/>
    internal override PictureFraming Framing => _framing;

    /// <summary>The paths of the images.</summary>
    internal IEnumerable<string> Files => _files.Select(file => _paths[file]);

    /// <summary>The digest of each file, where all have been read; not of a selection of images.</summary>
    internal IReadOnlyList<ulong>? Digests { get; init; }

    private RandomResizedCrop? FirstCrop => Augmentations.Count > 0 ? Augmentations[0] as RandomResizedCrop : null;

    /// <summary>Finds the images. It decodes none of them.</summary>
    /// <param name="folder">The folder with a folder for each class.</param>
    /// <param name="classes">The names of the classes; see <see cref="FindClasses"/>.</param>
    /// <param name="size">The height and width of the images in batches.</param>
    /// <param name="centerShare">The side of the square in the middle that is used, as a share of an image's shorter side.</param>
    /// <param name="cacheBytes">The memory limit for decoded images, in bytes. Images over the limit are decoded again.</param>
    /// <returns>The images, class by class, each in the order of the file names.</returns>
    /// <exception cref="InvalidDataException">A class has no images, or a class isn't in <paramref name="classes"/>.</exception>
    public static ImageFolder Find(string folder, IReadOnlyList<string> classes, ImageSize size, double centerShare, long cacheBytes)
    {
        var found = FolderScan.Read(folder).Root.Folders;
        if (found.Find(only => !classes.Contains(only.Name)) is { } unknown)
            throw new InvalidDataException($"{folder} has the class '{unknown.Name}', which the training images don't have.");
        if (classes.FirstOrDefault(name => found.Find(only => only.Name == name) is not { HasPictures: true }) is { } empty)
            throw new InvalidDataException($"There are no images in {Path.Combine(folder, empty)} ({PictureFormat.KnownExtensions}).");
        return Create(
            [.. found.Select(only => new ClassPictures(only.Name, [.. only.AllPictures]))],
            classes,
            new(size) { CenterCrop = centerShare },
            cacheBytes);
    }

    /// <summary>Images that were found.</summary>
    /// <param name="found">The pictures of each class.</param>
    /// <param name="classes">The names of all classes.</param>
    /// <param name="framing">How a file becomes an image where it isn't augmented, and the size of images.</param>
    /// <param name="cacheBytes">The most memory for decoded images that needn't be decoded again.</param>
    /// <param name="digests">The digest of each picture; null if they weren't read.</param>
    internal static ImageFolder Create(
        IReadOnlyList<ClassPictures> found,
        IReadOnlyList<string> classes,
        PictureFraming framing,
        long cacheBytes,
        IReadOnlyList<ulong>? digests = null)
    {
        var paths = new PicturePaths(found.SelectMany(only => only.Files));
        var labels = classes.Select((name, label) => (name, label))
            .ToDictionary(pair => pair.name, pair => (long)pair.label, StringComparer.Ordinal);
        return new(
            paths,
            [.. Enumerable.Range(0, paths.Count)],
            TensorFactory.Of(found.SelectMany(only => only.Files.Select(_ => labels[only.Name])).ToArray(), Devices.Host),
            classes.Count,
            framing,
            new(cacheBytes))
        {
            ClassNames = classes,
            Digests = digests,
        };
    }

    /// <summary>
    /// Gets the names of the classes: the folders in a folder, without hidden folders and those that operating systems create.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The names, in ordinal order.</returns>
    /// <exception cref="InvalidDataException">The folder contains no such folder.</exception>
    public static IReadOnlyList<string> FindClasses(string folder)
    {
        string[] names = [.. FolderScan.Read(folder).Root.Folders.Select(only => only.Name)];
        return names.Length > 0
            ? names
            : throw new InvalidDataException(
                $"{folder} has no folders of classes. Images are in <class>/<image>, or in train/<class>/<image>, val/<class>/<image> "
                + "and test/<class>/<image>.");
    }

    /// <inheritdoc/>
    public override void Normalize(Normalization normalization)
    {
        Normalization = normalization;
        ForgetBatches();
    }

    /// <inheritdoc/>
    protected override ImageDataset Subset(long[] indexes)
    {
        using var selected = TensorFactory.Of(indexes, Labels.device);
        return new ImageFolder(
            _paths,
            [.. indexes.Select(index => _files[index])],
            Labels.index_select(0, selected),
            Classes,
            _framing,
            _frames)
        {
            Augmentations = Augmentations,
            Workers = Workers,
        };
    }

    /// <inheritdoc/>
    protected override Tensor ReadImages(long[] indexes, BatchDraw? draw)
    {
        var images = TensorFactory.Empty([indexes.Length, Channels, Size.Height, Size.Width], ScalarType.Float32, Devices.Host);
        var (preprocessing, crop) = (Preprocessing, draw is null ? null : FirstCrop);
        Random?[] randoms = crop is null ? new Random?[indexes.Length] : [.. draw!.ForImages(RandomResizedCrop.Purpose)];

        // Image by image, which stays in the processor's cache for all that is done to it.
        for (var image = 0; image < indexes.Length; image++)
        {
            using var scope = NewDisposeScope();
            var place = images.narrow(0, image, 1);
            place.copy_(Read(_files[indexes[image]], crop, randoms[image]));
            preprocessing.ApplyInPlace(place);
        }

        return images;
    }

    private Tensor Read(int file, RandomResizedCrop? crop, Random? random) => crop is not null && random is not null
        ? _framing.Read(_paths[file], crop, random)
        : TensorFactory.Of(
            _frames.Get(file, number => _framing.Read(_paths[number])), [1, Channels, Size.Height, Size.Width], Devices.Host);
}
