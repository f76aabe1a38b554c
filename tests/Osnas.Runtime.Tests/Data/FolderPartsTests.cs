using Osnas.Data;
using TorchSharp;

namespace Osnas.Runtime.Tests;

public sealed class FolderPartsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Train_val_and_test_are_what_they_are_called()
    {
        Write(("train", 4), ("val", 2), ("test", 3));

        AssertCounts(8, 4, 6);
    }

    [Theory]
    [InlineData("val")]
    [InlineData("test")]
    public void Beside_train_alone_val_or_test_reports_and_training_images_choose(string part)
    {
        Write(("train", 5), (part, 3));

        AssertCounts(8, 2, 6);
    }

    [Theory]
    [InlineData("train/")]
    [InlineData("")]
    public void Images_in_one_piece_are_divided(string root)
    {
        Write((root, 10));

        AssertCounts(10, 4, 6);
    }

    [Fact]
    public void A_limit_takes_of_all_classes()
    {
        Write(("train", 20), ("val", 20));

        using var split = DataSource.Load(new DataOptions { Source = _folder.Path, Limit = 20, InputSize = 4 }, seed: 1);

        Assert.Equal([16, 4, 20], Counts(split));
        Assert.All([split.Train, split.Test], part => Assert.Equal([0L, 1L], part.Labels.data<long>().ToArray().Distinct().Order()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("train/")]
    public void The_seed_decides_which_images_validate(string root)
    {
        Write((root, 20));

        Assert.Equal(Validation(1), Validation(1));
        Assert.NotEqual(Validation(1).Order(), Validation(2).Order());

        // An image and its class, whatever the order: blue is the number of the image.
        string[] Validation(int seed)
        {
            using var split = DataSource.Load(new DataOptions { Source = _folder.Path, InputSize = 4 }, seed);
            return [.. split.Validation.Batches(64).SelectMany(batch => Augment.Rows(batch.Images).Zip(batch.Labels.data<long>().ToArray(), (pixels, label) => $"{label} {pixels[^1]}"))];
        }
    }

    [Fact]
    public void Images_are_normalized_and_augmented_as_is_usual_for_ImageNet()
    {
        Write(("train", 5), ("val", 1));

        using var split = DataSource.Load(new DataOptions { Source = _folder.Path, InputSize = 4 }, seed: 1);
        var pixels = split.Test.Batches(2).SelectMany(batch => Augment.Rows(batch.Images)).First();

        // Blue is the number of the image, 0, of the mean 0.406 and the deviation 0.225.
        Assert.All(pixels[32..], blue => Assert.Equal(-0.406 / 0.225, blue, 1e-5));
        Assert.Equal([typeof(RandomResizedCrop), typeof(HorizontalFlip)], split.Train.Augmentations.Select(augmentation => augmentation.GetType()));
        Assert.Equal(224, LoadedSize(new DataOptions { Source = _folder.Path }));
    }

    [Fact]
    public void A_class_that_training_doesnt_have_is_named()
    {
        Write(("train", 2), ("val", 2));
        PictureFiles.WritePng(_folder["val/zebra/1.png"], 4, 4, 1);

        AssertRefused($"{_folder["val"]} has the class 'zebra', which the training images don't have.");
    }

    [Fact]
    public void A_class_without_images_is_named()
    {
        Write(("train", 2), ("val", 2));
        Directory.CreateDirectory(_folder["train/zebra"]);

        AssertRefused($"There are no images in {_folder["train/zebra"]} (.jpg, .jpeg, .png, .bmp, .gif, .webp).");
    }

    [Fact]
    public void Images_without_folders_of_classes_are_refused()
    {
        PictureFiles.WritePng(_folder["train/1.png"], 4, 4, 1);

        AssertRefused($"{_folder["train"]} has no folders of classes. Images are in <class>/<image>, or in train/<class>/<image>, val/<class>/<image> and test/<class>/<image>.");
    }

    private static long[] Counts(DataSplit split) => [split.Train.Count, split.Validation.Count, split.Test.Count];

    private static int LoadedSize(DataOptions options)
    {
        using var split = DataSource.Load(options, seed: 1);
        return split.Train.Size;
    }

    private void AssertCounts(params long[] counts)
    {
        using var split = DataSource.Load(_folder.Path, seed: 1);
        Assert.Equal(counts, Counts(split));
        LiveTensors.AssertConstant(3, () => DataSource.Load(_folder.Path, seed: 1).Dispose());
    }

    private void AssertRefused(string message) => Assert.Equal(message, Assert.Throws<InvalidDataException>(() => DataSource.Load(_folder.Path, seed: 1)).Message);

    /// <summary>So many images in each of two classes.</summary>
    private void Write(params (string Folder, int Images)[] parts)
    {
        foreach (var (folder, images) in parts)
        {
            for (var image = 0; image < images; image++)
            {
                PictureFiles.WritePng(_folder[Path.Combine(folder, "cat", $"{image}.png")], 6, 5, (byte)image);
                PictureFiles.WritePng(_folder[Path.Combine(folder, "dog", $"{image}.png")], 6, 5, (byte)image);
            }
        }
    }
}
