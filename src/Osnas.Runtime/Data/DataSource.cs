namespace Osnas.Data;

/// <summary>Loads data by a name or a path, and divides it into training, validation and test images.</summary>
public static class DataSource
{
    /// <summary>The name of Fashion-MNIST (arXiv:1708.07747) at the path of Debian's package.</summary>
    public const string FashionMnist = KnownSources.FashionMnist;

    /// <summary>The possible values of <see cref="DataOptions.Source"/>, for messages and help.</summary>
    public static string Known => KnownSources.InWords;

    private const string FashionMnistFolder = "/usr/share/datasets/fashion-mnist";
    private const string FashionMnistPackage = "dataset-fashion-mnist";

    /// <summary>Loads data with the default options.</summary>
    /// <param name="source">The data; see <see cref="DataOptions.Source"/>.</param>
    /// <param name="seed">The seed that assigns images to parts.</param>
    /// <param name="limit">The maximum number of training images, and of test images; null for all.</param>
    /// <returns>The three parts.</returns>
    /// <exception cref="FileNotFoundException">The data does not exist. The message says how to get it.</exception>
    /// <exception cref="InvalidDataException">A file has another format.</exception>
    public static DataSplit Load(string source, int seed, int? limit = null) =>
        Load(new DataOptions { Source = source, Limit = limit }, seed);

    /// <summary>
    /// Loads data. Folders of images are normalized with the usual constants of ImageNet, other data with the mean and
    /// deviation of its training images.
    /// </summary>
    /// <param name="options">The data, and how to read and divide it.</param>
    /// <param name="seed">The seed that assigns images to parts.</param>
    /// <returns>The parts. There are no validation images if <see cref="DataOptions.TrainPortion"/> is 1.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    /// <exception cref="FileNotFoundException">The data does not exist. The message says how to get it.</exception>
    /// <exception cref="InvalidDataException">A file has another format.</exception>
    /// <exception cref="DllNotFoundException">A native library can't be loaded. The message says how to add it.</exception>
    public static DataSplit Load(DataOptions options, int seed) =>
        Load(options, parts => parts.Divide(seed, options.TrainPortion, options.Limit ?? int.MaxValue));

    /// <summary>Loads data that a trained network is measured on; see <see cref="ImageParts.ForMeasurement"/>.</summary>
    internal static DataSplit LoadForMeasurement(DataOptions options, int seed) =>
        Load(options, parts => parts.ForMeasurement(seed, options.Limit ?? int.MaxValue));

    private static DataSplit Load(DataOptions options, Func<ImageParts, DataSplit> divide)
    {
        options.Check();
        NativeDependency.Libtorch.Load();
        var path = Locate(options.Source);
        using var parts = Read(path, options);
        if (options.Classes is { } classes && classes != parts.Train.Classes)
            throw new InvalidDataException($"{options.Source} has {parts.Train.Classes} classes, not {classes}.");
        parts.CheckClasses(options.Source);
        var fingerprint = FingerprintBuilder.Build(parts, path, options.VerifyData, options.Reading.Groups?.Column is not null);
        var split = divide(parts);
        split.Fingerprint = fingerprint;
        split.Train.Augmentations = (options.Augmentation ?? parts.Augmentation).Create();
        if (parts.Train is InMemoryDataset)
            split.Standardize();
        foreach (var part in split.Parts)
        {
            if (options.InputSize is { } size && part is InMemoryDataset images)
                images.Resize(size);
            part.Workers = part.HasWork ? options.Workers : 0;
            part.KeptBytes = Megabytes.ToBytes(options.DeviceMegabytes);
        }

        return split;
    }

    /// <summary>The usual shorter side of the training images as they are, before any scaling, and the number of classes.</summary>
    internal static (int Side, int Classes) Measure(DataOptions options)
    {
        options.Check();
        using var parts = Read(Locate(options.Source), options);
        return (UsualSide.Measure(parts), parts.Train.Classes);
    }

    private static string Locate(string source)
    {
        if (source == FashionMnist)
            return Directory.Exists(FashionMnistFolder)
                ? FashionMnistFolder
                : throw new FileNotFoundException(
                    $"Fashion-MNIST is not in {FashionMnistFolder}. On Debian: apt-get install {FashionMnistPackage}; elsewhere, give "
                    + "its folder.");
        return Path.Exists(source)
            ? source
            : throw new FileNotFoundException($"There is no folder or file {Path.GetFullPath(source)}. Give {Known}.", source);
    }

    private static ImageParts Read(string path, DataOptions options)
    {
        options.Format.CheckReading(path, options.Reading);
        var parts = options.Format.Read(path, options.Reading);
        return options.Reading.Groups is { } rule
            ? parts with { Notes = [.. parts.Notes, .. GroupNotes.OfParts(rule, parts, options.Source)] }
            : parts;
    }
}
