namespace Osnas.Data;

/// <summary>
/// The images of a search in three parts: training images train weights, validation images choose architectures, and test
/// images measure the results.
/// </summary>
/// <param name="train">The images that train weights.</param>
/// <param name="validation">The images that choose architectures; null if there are none, which is enough for a training.</param>
/// <param name="test">The images that measure results. Nothing is chosen by them.</param>
public sealed class DataSplit(ImageDataset train, ImageDataset? validation, ImageDataset test) : IDisposable
{
    private const string GrayAsColor = "the images are gray; all channels of the network's input get the same values";

    /// <summary>The images that train weights.</summary>
    public ImageDataset Train { get; } = train;

    /// <summary>The images that choose architectures.</summary>
    /// <exception cref="InvalidOperationException">There are no validation images.</exception>
    public ImageDataset Validation => validation ?? throw new InvalidOperationException(
        "There are no validation images, because all images train (train_portion is 1). A search compares validation accuracies: "
        + "set a train_portion below 1, such as 0.8.");

    /// <summary>Whether there are validation images.</summary>
    public bool HasValidation => validation is not null;

    /// <summary>The images that measure results. Nothing is chosen by them.</summary>
    public ImageDataset Test { get; } = test;

    /// <summary>Notes on how the data was interpreted, and on what was left out.</summary>
    public IReadOnlyList<DataNote> Notes { get; init; } = [];

    /// <summary>The fingerprint of the data; null unless it came from <see cref="DataSource"/>.</summary>
    public DataFingerprint? Fingerprint { get; internal set; }

    /// <summary>What the files of pictures are; null if there are none.</summary>
    internal PictureSummary? Pictures { get; init; }

    /// <summary>The names of the classes, by label; see <see cref="ImageDataset.ClassNames"/>.</summary>
    public IReadOnlyList<string> ClassNames => Train.ClassNames;

    /// <summary>How an image of each part becomes the network's input; see <see cref="ImageDataset.Preprocessing"/>.</summary>
    public Preprocessing Preprocessing => Train.Preprocessing;

    /// <summary>Counts the images of each class in each part.</summary>
    /// <returns>The numbers, in the order of the labels.</returns>
    public IReadOnlyList<ClassCount> CountClasses()
    {
        var (train, test) = (Train.CountByClass(), Test.CountByClass());
        var validates = validation?.CountByClass();
        return [.. ClassNames.Select((name, label) => new ClassCount(name, train[label], validates?[label] ?? 0, test[label]))];
    }

    internal IEnumerable<ImageDataset> Parts => validation is null ? [Train, Test] : [Train, validation, Test];

    /// <summary>The device of the batches of all parts; null for that of their images.</summary>
    internal TorchSharp.torch.Device? Device
    {
        get => Train.Device;
        set
        {
            foreach (var part in Parts)
                part.Device = value;
        }
    }

    /// <summary>
    /// Normalizes all parts so that each channel of the training images has mean 0 and standard deviation 1. It loads all
    /// training images into memory.
    /// </summary>
    /// <returns>This object.</returns>
    public DataSplit Standardize() =>
        Normalize(Train.Batches((int)Train.Count).Select(all => Normalization.Measure(all.Images)).Single());

    /// <summary>Normalizes all parts.</summary>
    /// <param name="normalization">The normalization.</param>
    /// <returns>This object.</returns>
    public DataSplit Normalize(Normalization normalization)
    {
        foreach (var part in Parts)
            part.Normalize(normalization);
        return this;
    }

    /// <summary>Gray images in arrays as color images, whose channels are all the same.</summary>
    /// <returns>The split, which replaces this one.</returns>
    internal DataSplit ToColor()
    {
        return new(Convert(Train), validation is null ? null : Convert(validation), Convert(Test))
        {
            Fingerprint = Fingerprint,
            Notes = [.. Notes, new(DataNoteKind.Understood, GrayAsColor)],
        };

        static InMemoryDataset Convert(ImageDataset images) => ((InMemoryDataset)images).ToColor();
    }

    /// <summary>Disposes the parts.</summary>
    public void Dispose()
    {
        foreach (var part in Parts)
            part.Dispose();
    }
}
