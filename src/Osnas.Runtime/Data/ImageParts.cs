using System.Globalization;

namespace Osnas.Data;

/// <summary>Images in the parts that they come in.</summary>
/// <param name="Train">The training images, or all.</param>
/// <param name="Validation">Null if they are to be taken from the training images.</param>
/// <param name="Test">Null if they are to be taken from the training images.</param>
/// <param name="Augmentation">What is usual for such images.</param>
internal sealed record ImageParts(ImageDataset Train, ImageDataset? Validation, ImageDataset? Test, AugmentationOptions Augmentation) : IDisposable
{
    private const double TestShare = 0.3;

    /// <summary>How the data was understood, and what was left out.</summary>
    public IReadOnlyList<DataNote> Notes { get; init; } = [];

    /// <summary>Divides the images.</summary>
    /// <param name="seed">Decides which image goes into which part.</param>
    /// <param name="trainPortion">The share of images that don't validate.</param>
    /// <param name="limit">The most training, and the most test images.</param>
    public DataSplit Divide(int seed, double trainPortion, int limit)
    {
        using var limited = limit < Train.Count ? Train.Take(limit) : null;
        var train = limited ?? Train;
        if (Validation is not null)
            return new(train.Take(limit), Validation.Take(limit), Test!.Take(limit)) { Notes = Notes };
        if (Test is null && trainPortion <= TestShare)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The images have no test images of their own: {100 * TestShare:F0}% of them become it, and TrainPortion ({trainPortion}) has to be more than that."), nameof(trainPortion));

        double[] shares = [Test is null ? trainPortion - TestShare : trainPortion, 1 - trainPortion, Test is null ? TestShare : 0];
        var parts = new Queue<ImageDataset>(train.Split(seed, [.. shares.Where(share => share > 0)]));
        var weights = parts.Dequeue();
        var validation = trainPortion < 1 ? parts.Dequeue() : null;
        return new(weights, validation, Test is null ? parts.Dequeue() : Test.Take(limit)) { Notes = Notes };
    }

    public void Dispose()
    {
        Train.Dispose();
        Validation?.Dispose();
        Test?.Dispose();
    }
}
