namespace Osnas.Data;

/// <summary>Which images are used, and how.</summary>
public sealed record DataOptions
{
    /// <summary>The <see cref="Label"/> that is the first column.</summary>
    public const string FirstColumn = "first";

    /// <summary>The <see cref="Label"/> that is the last column.</summary>
    public const string LastColumn = "last";

    private const int Megabyte = 1 << 20;

    /// <summary>A folder or a file, or <see cref="DataSource.FashionMnist"/>.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>What is expected at <see cref="Source"/>.</summary>
    public DataFormat Format { get; init; }

    /// <summary>In tables, the column of the labels: <see cref="FirstColumn"/>, <see cref="LastColumn"/>, or its name; null to find it by its name or its values.</summary>
    public string? Label { get; init; }

    /// <summary>The most training, and the most test images to use; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>
    /// The share of the training images that trains weights; the rest chooses architectures. Where the data comes in
    /// one piece, without test images, it is the share of all images that doesn't choose architectures.
    /// </summary>
    public double TrainPortion { get; init; } = 0.8;

    /// <summary>Height and width that images are scaled to; null for those that they have (in folders, 224).</summary>
    public int? InputSize { get; init; }

    /// <summary>The number of classes that the data has to have; null for whatever it has.</summary>
    public int? Classes { get; init; }

    /// <summary>How training images are changed at random; null for what is usual with such data.</summary>
    public AugmentationOptions? Augmentation { get; init; }

    /// <summary>In folders, the side of the square in the middle that stands for an image where it isn't augmented, as a share of the shorter side.</summary>
    public double CenterCrop { get; init; } = 0.875;

    /// <summary>Batches that are decoded or augmented at once in the background; 0 does it when they are asked for. The result is the same.</summary>
    public int Workers { get; init; } = 2;

    /// <summary>In folders, whether pictures that can't be read are left out and counted. Else they are an error, before any work.</summary>
    public bool SkipBadImages { get; init; }

    /// <summary>In folders, whether all files are read again for the fingerprint of the data, those too that haven't changed by size and time. It doesn't change the result.</summary>
    public bool VerifyData { get; init; }

    /// <summary>In folders, the most memory of a part's decoded images that needn't be decoded again, in megabytes.</summary>
    public int CacheMegabytes { get; init; } = 2048;

    internal long CacheBytes => (long)CacheMegabytes * Megabyte;

    /// <summary>Makes sure that all options are in their ranges.</summary>
    /// <exception cref="ArgumentException">One isn't, or two contradict each other.</exception>
    public void Check()
    {
        ArgumentException.ThrowIfNullOrEmpty(Source);
        if (Label is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(Label);
        ArgumentOutOfRangeException.ThrowIfLessThan(Limit ?? 1, 1, nameof(Limit));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(TrainPortion);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(TrainPortion, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(InputSize ?? 1, 1, nameof(InputSize));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(CenterCrop);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CenterCrop, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Workers);
        ArgumentOutOfRangeException.ThrowIfNegative(CacheMegabytes);
        Augmentation?.Check();
    }
}
