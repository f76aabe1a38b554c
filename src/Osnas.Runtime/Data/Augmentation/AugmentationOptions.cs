using Osnas.Options;

namespace Osnas.Data;

/// <summary>The random changes of training images. By default, there are none.</summary>
public sealed record AugmentationOptions
{
    internal static OptionSet<AugmentationOptions> Declared { get; } = new OptionSet<AugmentationOptions>()
        .Whole(
            nameof(CropPadding), OptionRanges.Pixels, options => options.CropPadding,
            (options, value) => options with { CropPadding = value },
            "The padding of random crops", flag: null, ["augmentation.crop_padding"])
        .Number(
            nameof(ResizedCropScale), OptionRanges.Share, options => options.ResizedCropScale,
            (options, value) => options with { ResizedCropScale = value },
            "The smallest share of the image area in a resized crop", flag: null, ["augmentation.resized_crop_scale"])
        .Switch(
            nameof(HorizontalFlip), options => options.HorizontalFlip, (options, value) => options with { HorizontalFlip = value },
            "Whether to mirror half of the images", flag: null, ["augmentation.horizontal_flip"])
        .Whole(
            nameof(CutoutSize), OptionRanges.Pixels, options => options.CutoutSize, (options, value) => options with { CutoutSize = value },
            "The side length of the square to cut out", flag: null, ["augmentation.cutout_size"])
        .Number(
            nameof(MixupAlpha), OptionRanges.Exponent, options => options.MixupAlpha,
            (options, value) => options with { MixupAlpha = value },
            "The alpha of mixup", flag: null, ["augmentation.mixup_alpha"])
        .Rule(nameof(ResizedCropScale), (options, describe) => options.CropPadding > 0 && options.ResizedCropScale > 0
            ? $"{describe(nameof(ResizedCropScale))} and {describe(nameof(CropPadding))}: images are cropped in one of two ways; "
                + "leave one out"
            : null);

    /// <summary>The usual augmentation for CIFAR: crops with a padding of 4 pixels, and flips.</summary>
    public static AugmentationOptions Cifar { get; } = new() { CropPadding = 4, HorizontalFlip = true };

    /// <summary>The usual augmentation for ImageNet: resized crops of at least 20 % of the image, and flips.</summary>
    public static AugmentationOptions ImageNet { get; } = new() { ResizedCropScale = 0.2, HorizontalFlip = true };

    /// <summary>The padding of <see cref="RandomCrop"/>, in pixels of the stored images; 0 for no such crops.</summary>
    public int CropPadding { get; init; }

    /// <summary>The minimum share of an image's area that <see cref="RandomResizedCrop"/> takes; 0 for no such crops.</summary>
    public double ResizedCropScale { get; init; }

    /// <summary>Whether each image is mirrored with a probability of one half (<see cref="Data.HorizontalFlip"/>).</summary>
    public bool HorizontalFlip { get; init; }

    /// <summary>The side of the square of <see cref="Cutout"/>, in pixels; 0 for no cutout.</summary>
    public int CutoutSize { get; init; }

    /// <summary>The alpha of <see cref="Mixup"/>; 0 for no mixup.</summary>
    public double MixupAlpha { get; init; }

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or two options contradict each other.</exception>
    public void Check() => Declared.Check(this);

    /// <summary>Creates the augmentations, in the order in which they are applied.</summary>
    /// <returns>The augmentations.</returns>
    public IReadOnlyList<IAugmentation> Create()
    {
        var augmentations = new List<IAugmentation>();
        if (CropPadding > 0)
            augmentations.Add(new RandomCrop(CropPadding));
        if (ResizedCropScale > 0)
            augmentations.Add(new RandomResizedCrop(ResizedCropScale));
        if (HorizontalFlip)
            augmentations.Add(new HorizontalFlip());
        if (CutoutSize > 0)
            augmentations.Add(new Cutout(CutoutSize));
        if (MixupAlpha > 0)
            augmentations.Add(new Mixup(MixupAlpha));
        return augmentations;
    }
}
