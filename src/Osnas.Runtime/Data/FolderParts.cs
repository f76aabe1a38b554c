namespace Osnas.Data;

/// <summary>The parts of images in folders.</summary>
internal static class FolderParts
{
    private const int UsualSize = 224;
    private const string Train = "train";
    private const string Validation = "val";
    private const string Test = "test";

    // Of ImageNet's training images, as torchvision's models take it.
    private static readonly Normalization ImageNet = new([0.485f, 0.456f, 0.406f], [0.229f, 0.224f, 0.225f]);

    /// <summary>
    /// Reads <c>train/</c>, <c>val/</c> and <c>test/</c>, each with its folders of classes, or the folders of classes
    /// alone. One of <c>val/</c> and <c>test/</c> without the other is the test images: none may choose and report.
    /// </summary>
    public static ImageParts Read(string path, DataOptions options, int seed)
    {
        if (!Directory.Exists(Path.Combine(path, Train)))
            return new(Find(path, ImageFolder.FindClasses(path)), null, null, AugmentationOptions.ImageNet);
        var classes = ImageFolder.FindClasses(Path.Combine(path, Train));
        var train = Find(Path.Combine(path, Train), classes);
        var (validation, test) = (FindPart(Validation), FindPart(Test));
        return new(train, test is null ? null : validation, test ?? validation, AugmentationOptions.ImageNet);

        ImageDataset? FindPart(string part) => Directory.Exists(Path.Combine(path, part)) ? Find(Path.Combine(path, part), classes) : null;

        // Shuffled, for they are found class by class, and the first ones must stand for all.
        ImageDataset Find(string folder, IReadOnlyList<string> names)
        {
            using var images = ImageFolder.Find(folder, names, options.InputSize ?? UsualSize, options.CenterCrop, options.CacheBytes);
            images.Normalize(ImageNet);
            return images.Split(seed, 1)[0];
        }
    }
}
