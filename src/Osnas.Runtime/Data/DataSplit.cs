namespace Osnas.Data;

/// <summary>
/// The parts of a search: weights are trained on the first, architectures chosen by the second, results reported on the
/// third.
/// </summary>
/// <param name="train">Trains weights.</param>
/// <param name="validation">Chooses architectures; null if there are none, which does for a training alone.</param>
/// <param name="test">Reports results; nothing is chosen by it.</param>
public sealed class DataSplit(ImageDataset train, ImageDataset? validation, ImageDataset test) : IDisposable
{
    private const string GrayAsColor = "the images are gray; all channels of the network's input get the same values";

    /// <summary>Trains weights.</summary>
    public ImageDataset Train { get; } = train;

    /// <summary>The images that architectures are chosen by.</summary>
    /// <exception cref="InvalidOperationException">There are no validation images.</exception>
    public ImageDataset Validation => validation ?? throw new InvalidOperationException(
        "There are no validation images, because all images train (train_portion is 1). A search compares validation accuracies: "
        + "set a train_portion below 1, such as 0.8.");

    /// <summary>Whether there are validation images.</summary>
    public bool HasValidation => validation is not null;

    /// <summary>Reports results; nothing is chosen by it.</summary>
    public ImageDataset Test { get; } = test;

    /// <summary>How the data was understood, and what was left out.</summary>
    public IReadOnlyList<DataNote> Notes { get; init; } = [];

    /// <summary>The fingerprint of the data; null unless it came from <see cref="DataSource"/>.</summary>
    public DataFingerprint? Fingerprint { get; internal set; }

    /// <summary>What the files of pictures are; null if there are none.</summary>
    internal PictureSummary? Pictures { get; init; }

    /// <summary>The names of the classes, by label; see <see cref="ImageDataset.ClassNames"/>.</summary>
    public IReadOnlyList<string> ClassNames => Train.ClassNames;

    /// <summary>What the network's input needs, of all parts; see <see cref="ImageDataset.Preprocessing"/>.</summary>
    public Preprocessing Preprocessing => Train.Preprocessing;

    /// <summary>Counts the images of each class in each part.</summary>
    /// <returns>The numbers, by label.</returns>
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
    /// Scales and shifts all images alike so that each channel of the training images has mean 0 and deviation 1. It loads all
    /// training images into memory.
    /// </summary>
    /// <returns>The split itself.</returns>
    public DataSplit Standardize() =>
        Normalize(Train.Batches((int)Train.Count).Select(all => Normalization.Measure(all.Images)).Single());

    /// <summary>Normalizes all images alike.</summary>
    /// <param name="normalization">The normalization.</param>
    /// <returns>The split itself.</returns>
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
