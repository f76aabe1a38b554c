using System.Globalization;
using TorchSharp;

namespace Osnas.Data;

/// <summary>The images of data, in the parts that the data has.</summary>
/// <param name="Train">The training images, or all images if the data has no parts.</param>
/// <param name="Validation">The validation images; null to take them from the training images.</param>
/// <param name="Test">The test images; null to take them from the training images.</param>
/// <param name="Augmentation">The usual augmentation for such images.</param>
public sealed record ImageParts(ImageDataset Train, ImageDataset? Validation, ImageDataset? Test, AugmentationOptions Augmentation)
    : IDisposable
{
    private const double TestShare = 0.3;

    // Classes that differ so much in their numbers of images are told.
    private const int UnequalRatio = 3;

    /// <summary>What is told of data that has validation images, but no test images.</summary>
    internal static DataNote ValidationTests { get; } = new(
        DataNoteKind.Understood, "there are no test images, so the validation images test, and training images validate");

    private static DataNote ValidationMeasures { get; } =
        new(DataNoteKind.Understood, "there are no test images, so the validation images test");

    /// <summary>Notes on how the data was interpreted, and on what was left out.</summary>
    public IReadOnlyList<DataNote> Notes { get; init; } = [];

    /// <summary>What the files of pictures are; null if there are none.</summary>
    internal PictureSummary? Pictures { get; init; }

    /// <summary>Makes sure that there are at least two classes, and that training images have them all.</summary>
    /// <param name="source">Where the data is from.</param>
    /// <exception cref="InvalidDataException">There is only one class, or a class without training images.</exception>
    internal void CheckClasses(string source)
    {
        var (names, counts) = (Train.ClassNames, Train.CountByClass());
        if (counts.Count(count => count > 0) == 1)
            throw new InvalidDataException(
                $"All training images of {source} have the same class, '{names.Where((_, label) => counts[label] > 0).First()}'. Training "
                + "needs at least two classes.");
        foreach (var (part, images) in new[] { ("validation", Validation), ("test", Test) })
        {
            if (images?.CountByClass() is { } others
                && names.Where((_, label) => others[label] > 0 && counts[label] == 0).ToArray() is [var unknown, ..] all)
                throw new InvalidDataException(
                    $"{source} has {part} images of the class '{unknown}', which has no training images"
                    + $"{(all.Length > 1 ? $", and {all.Length - 1} more such classes" : string.Empty)}. "
                    + "Add training images of this class, or remove it.");
        }
    }

    /// <summary>Splits the images, so that each part has its share of every class.</summary>
    /// <param name="seed">The seed that assigns images to parts.</param>
    /// <param name="trainPortion">The share of images that don't validate.</param>
    /// <param name="limit">The most training, and the most test images.</param>
    internal DataSplit Divide(int seed, double trainPortion, int limit)
    {
        using var limited = limit < Train.Count ? Take(Train) : null;
        var train = limited ?? Train;
        if (Validation is not null)
            return Split(train.Select(StratifiedDivision.Shuffle((int)train.Count, seed)), Take(Validation), Take(Test!));
        if (Test is null && trainPortion <= TestShare)
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The data has no test images, so {100 * TestShare:F0}% of the images become test images, and TrainPortion "
                    + $"({trainPortion}) must be greater than that."),
                nameof(trainPortion));

        (string Name, double Share)[] named =
        [
            .. new (string Name, double Share)[]
            {
                ("training", Test is null ? trainPortion - TestShare : trainPortion),
                ("validation", 1 - trainPortion),
                ("test", Test is null ? TestShare : 0),
            }.Where(part => part.Share > 0)
        ];
        double[] shares = [.. named.Select(part => part.Share)];
        var labels = TensorReads.Read<long>(train.Labels);
        if (train.Groups is not null)
            GroupNotes.CheckCount(train.Groups, shares.Length);
        var indexes = train.Groups is { } groups
            ? GroupedDivision.Divide(labels, groups, shares, seed)
            : StratifiedDivision.Divide(labels, shares, seed);
        if (indexes.Zip(shares).FirstOrDefault(part => part.First.Length == 0) is { First: not null } none)
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Of {train.Count} images, a share of {none.Second:0.###} is less than one. Use more images or a larger share."),
                nameof(trainPortion));
        var parts = new Queue<ImageDataset>(indexes.Select(train.Select));
        var weights = parts.Dequeue();
        var validation = trainPortion < 1 ? parts.Dequeue() : null;
        return Split(
            weights,
            validation,
            Test is null ? parts.Dequeue() : Take(Test),
            [.. train.Groups is null ? [] : GroupNotes.OfDivision(train.Groups, indexes, named)]);

        ImageDataset Take(ImageDataset images) => TakeOf(images, limit, seed);
    }

    /// <summary>
    /// The images that a trained network is measured on: the test and validation images that the data has; where it comes in one
    /// piece, all of it as test images. None are taken from the training images, which only say the normalization.
    /// </summary>
    /// <param name="seed">The seed that chooses images.</param>
    /// <param name="limit">The most images of a part.</param>
    internal DataSplit ForMeasurement(int seed, int limit) => Test is null
        ? new(TakeOf(Train, limit, seed), null, TakeOf(Train, limit, seed))
        {
            Pictures = Pictures,
            Notes = [.. Notes, new(DataNoteKind.Understood, "the data comes in one piece, so all its images are test images")],
        }
        : new(Train.Take(int.MaxValue), Validation is null ? null : TakeOf(Validation, limit, seed), TakeOf(Test, limit, seed))
        {
            Pictures = Pictures,
            Notes =
            [
                .. Notes.Select(note => note == ValidationTests ? ValidationMeasures : note),
                new(DataNoteKind.LeftOut, "training images of this data", Train.Count),
            ],
        };

    /// <summary>Disposes the images.</summary>
    public void Dispose()
    {
        Train.Dispose();
        Validation?.Dispose();
        Test?.Dispose();
    }

    private static ImageDataset TakeOf(ImageDataset images, int limit, int seed) =>
        images.Select(StratifiedDivision.Take(TensorReads.Read<long>(images.Labels), limit, seed));

    /// <summary>The parts, with notes of the classes that one of them doesn't have.</summary>
    private DataSplit Split(ImageDataset train, ImageDataset? validation, ImageDataset test, params DataNote[] notes)
    {
        var parts = new[] { ("training", train), ("validation", validation), ("test", test) };
        return new(train, validation, test)
        {
            Pictures = Pictures,
            Notes =
                [
                    .. Notes,
                    .. notes,
                    .. AlikeNames.Find(train.ClassNames),
                    .. Unequal(train),
                    .. parts.Where(part => part.Item2 is not null).Select(part => Missing(part.Item1, part.Item2!))
                    .Where(note => note.Count > 0)
                ],
        };
    }

    /// <summary>A network that is trained on many more images of one class than of another prefers it.</summary>
    private static IEnumerable<DataNote> Unequal(ImageDataset train)
    {
        var counts = train.CountByClass().Select((count, label) => (Count: count, Name: train.ClassNames[label]))
            .Where(only => only.Count > 0).ToArray();
        var (least, most) = (counts.MinBy(only => only.Count), counts.MaxBy(only => only.Count));
        if (most.Count >= UnequalRatio * least.Count)
            yield return new(
                DataNoteKind.Doubtful,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"classes are unequal, with {least.Count:N0} ('{least.Name}') to {most.Count:N0} ('{most.Name}') training images"))
            {
                Advice = "--class-weights balanced or --sample balanced helps",
            };
    }

    private static DataNote Missing(string part, ImageDataset images)
    {
        var counts = images.CountByClass();
        string[] missing = [.. images.ClassNames.Where((_, label) => counts[label] == 0)];
        return new(
            DataNoteKind.Doubtful, $"classes without {part} images", missing.Length)
        { Examples = [.. missing.Take(DataNote.MaxExamples)] };
    }
}
