using Osnas.Options;

namespace Osnas.Data;

/// <summary>The images of a search or training, and how they are read and divided.</summary>
public sealed record DataOptions
{
    /// <summary>The <see cref="Label"/> for the first column.</summary>
    public const string FirstColumn = DataReading.FirstColumn;

    /// <summary>The <see cref="Label"/> for the last column.</summary>
    public const string LastColumn = DataReading.LastColumn;

    /// <summary>The <see cref="EvaluationBatchSize"/> unless another is asked for.</summary>
    internal const int UsualEvaluationBatchSize = 256;

    /// <summary>A folder, a file, or <see cref="DataSource.FashionMnist"/>.</summary>
    public string Source { get; init; } = string.Empty;

    /// <summary>The format of the data at <see cref="Source"/>; <see cref="DataFormat.Any"/> recognizes it.</summary>
    public DataFormat Format { get; init; } = DataFormat.Any;

    /// <summary>
    /// In tables, the column with the labels: <see cref="FirstColumn"/>, <see cref="LastColumn"/> or its name; null finds it by
    /// its name or its values.
    /// </summary>
    public string? Label { get; init; }

    /// <summary>The maximum number of training images, and of test images; null for all.</summary>
    public int? Limit { get; init; }

    /// <summary>
    /// The share of the training images that trains weights; the rest are the validation images, which choose architectures. If
    /// the data has no test images, it is the share of all images that don't choose architectures: training and test images.
    /// </summary>
    public double TrainPortion { get; init; } = 0.8;

    /// <summary>
    /// Which images stay together in one part when data is divided, such as all pictures of one object. <c>regex:^(\w+)_</c>
    /// groups files whose names have the same text in the groups of the regular expression. <c>column:object</c> groups rows of
    /// a table, or of a list of pictures, with the same value in a column. Null divides image by image.
    /// </summary>
    public string? GroupBy { get; init; }

    /// <summary>
    /// The height and width to which images are scaled; null for those of the search space. Without a space, null keeps the
    /// size of the data, and gives pictures in folders 224 pixels.
    /// </summary>
    public ImageSize? InputSize { get; init; }

    /// <summary>The number of classes that the data must have; null for any number.</summary>
    public int? Classes { get; init; }

    /// <summary>The random changes of training images; null for those that are usual for the format.</summary>
    public AugmentationOptions? Augmentation { get; init; }

    /// <summary>In folders, how pictures with other proportions are fitted.</summary>
    public ImageFit Fit { get; init; }

    /// <summary>
    /// In folders, whether pictures are turned as their EXIF orientation says. Otherwise, they are used as they are stored.
    /// </summary>
    public bool ApplyOrientation { get; init; }

    /// <summary>
    /// In folders with <see cref="ImageFit.Crop"/>, the side of the square in the middle that is used of an image without
    /// augmentation, as a share of the image's shorter side.
    /// </summary>
    public double CenterCrop { get; init; } = 0.875;

    /// <summary>
    /// The number of batches that are decoded or augmented at the same time in the background; 0 does it on request. It doesn't
    /// change the result.
    /// </summary>
    public int Workers { get; init; } = 2;

    /// <summary>
    /// In folders, whether pictures that can't be read are left out and counted. Otherwise, they are an error before any work
    /// begins.
    /// </summary>
    public bool SkipBadImages { get; init; }

    /// <summary>
    /// In folders, whether the fingerprint of the data reads all files again, including those with unchanged size and time. It
    /// doesn't change the result.
    /// </summary>
    public bool VerifyData { get; init; }

    /// <summary>
    /// In folders, the memory limit for the decoded images of each part, in megabytes. Images over the limit are decoded again.
    /// </summary>
    public int CacheMegabytes { get; init; } = 2048;

    /// <summary>
    /// On a GPU, the memory limit for the validation, calibration and test images that stay on it, in megabytes for each of
    /// these sets; 0 copies the images each time.
    /// </summary>
    public int DeviceMegabytes { get; init; } = KeptBatches.DefaultMegabytes;

    /// <summary>The number of images in a batch of an evaluation. It changes the calibrated batch norm statistics.</summary>
    public int EvaluationBatchSize { get; init; } = UsualEvaluationBatchSize;

    /// <summary>The declarations of the options.</summary>
    public static OptionSet<DataOptions> Declared { get; } = new OptionSet<DataOptions>()
        .Text(
            nameof(Source), "data", options => options.Source, (options, value) => options with { Source = value ?? string.Empty },
            $"The images: {KnownSources.InWords}", "--data", ["dataset.dataset_path"],
            findFault: (value, name) => string.IsNullOrEmpty(value) ? $"{name} is missing: {KnownSources.InWords}" : null)
        .Add(
            nameof(Format), new DataFormatType(), options => options.Format, (options, value) => options with { Format = value },
            "The format of the images", "--format", ["dataset.dataset"], changesResult: true)
        .Text(
            nameof(Label), "column", options => options.Label, (options, value) => options with { Label = value },
            $"The label column of a table: {FirstColumn}, {LastColumn}, or its name [default: detected by its name or values]",
            "--label",
            ["dataset.label"],
            findFault: (value, name) =>
                value is not null && string.IsNullOrWhiteSpace(value) ? $"{name} is empty; write the name of a column" : null)
        .Text(
            nameof(GroupBy), "rule", options => options.GroupBy, (options, value) => options with { GroupBy = value },
            "Keep images of one group in one part: regex:PATTERN matches file names, column:NAME is a column",
            "--group-by",
            ["dataset.group_by"],
            findFault: GroupRule.FindFault)
        .Whole(
            nameof(Limit), OptionRanges.Images, options => options.Limit, (options, value) => options with { Limit = value },
            "Use at most this many training images and this many test images", "--limit", ["dataset.limit"])
        .Add(
            nameof(InputSize),
            new ImageSizeType(OptionRanges.ImageSize),
            options => options.InputSize,
            (options, value) => options with { InputSize = value },
            "Height and width to scale images to [default: the input size of the space]",
            "--input-size",
            ["dataset.input_size"],
            changesResult: true)
        .Choice(
            nameof(Fit), options => options.Fit, (options, value) => options with { Fit = value },
            "How pictures in folders are fitted into the input size: crop their middle, stretch them, or pad them",
            "--fit",
            ["dataset.fit"])
        .Switch(
            nameof(ApplyOrientation), options => options.ApplyOrientation, (options, value) => options with { ApplyOrientation = value },
            "Rotate pictures by their EXIF orientation [default: the stored orientation]",
            "--apply-orientation",
            ["dataset.apply_orientation"])
        .Switch(
            nameof(SkipBadImages), options => options.SkipBadImages, (options, value) => options with { SkipBadImages = value },
            "Skip and count pictures that can't be read [default: they are an error]",
            "--skip-bad-images",
            ["dataset.skip_bad_images"])
        .Switch(
            nameof(VerifyData), options => options.VerifyData, (options, value) => options with { VerifyData = value },
            "Read all pictures again to verify the data of the run [default: only those whose size or time changed]",
            "--verify-data",
            ["dataset.verify_data"],
            changesResult: false)
        .Number(
            nameof(TrainPortion),
            OptionRanges.TrainPortion,
            options => options.TrainPortion,
            (options, value) => options with { TrainPortion = value },
            "The share of the training images that is used to train weights", flag: null, ["dataset.train_portion"])
        .Whole(
            nameof(Classes), OptionRanges.DataClasses, options => options.Classes, (options, value) => options with { Classes = value },
            "The number of classes that the data must have", flag: null, ["dataset.classes"])
        .Whole(
            nameof(Workers), OptionRanges.Workers, options => options.Workers, (options, value) => options with { Workers = value },
            "The number of batches to decode and augment ahead of the training",
            "--workers",
            ["dataset.num_workers"],
            changesResult: false)
        .Whole(
            nameof(EvaluationBatchSize),
            OptionRanges.BatchSize,
            options => options.EvaluationBatchSize,
            (options, value) => options with { EvaluationBatchSize = value },
            "Images in each evaluation batch",
            "--evaluation-batch-size",
            ["dataset.evaluation_batch_size"])
        .Number(
            nameof(CenterCrop), OptionRanges.Factor, options => options.CenterCrop, (options, value) => options with { CenterCrop = value },
            "The side of the square that is used of an image without augmentation, as a share of its shorter side")
        .Whole(
            nameof(CacheMegabytes),
            OptionRanges.Megabytes,
            options => options.CacheMegabytes,
            (options, value) => options with { CacheMegabytes = value },
            "Memory limit for the decoded images of each part, in megabytes",
            changesResult: false)
        .Whole(
            nameof(DeviceMegabytes),
            OptionRanges.Megabytes,
            options => options.DeviceMegabytes,
            (options, value) => options with { DeviceMegabytes = value },
            "Megabytes on a GPU for the images of each evaluation set",
            flag: null,
            ["dataset.device_megabytes"],
            changesResult: false)
        .Include(
            nameof(Augmentation),
            AugmentationOptions.Declared,
            options => options.Augmentation,
            (options, value) => options with { Augmentation = value },
            () => new());

    internal DataReading Reading => new()
    {
        Label = Label,
        GroupBy = GroupBy,
        InputSize = InputSize,
        CenterCrop = CenterCrop,
        Fit = Fit,
        ApplyOrientation = ApplyOrientation,
        SkipBadImages = SkipBadImages,
        VerifyData = VerifyData,
        CacheBytes = Megabytes.ToBytes(CacheMegabytes),
    };

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declared.Check(this);
}
