using Osnas.Data;
using TorchSharp;

namespace Osnas.Runtime.Tests;

public sealed class FolderPartsTests : IDisposable
{
    private const string Cropped = "of each picture, the square in the middle (87.5% of the shorter side) is scaled to 224x224";

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
            return [
                .. split.Validation.Batches(64)
                .SelectMany(
                    batch => Augment.Rows(batch.Images)
                        .Zip(batch.Labels.data<long>().ToArray(), (pixels, label) => $"{label} {pixels[^1]}"))
            ];
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
        Assert.Equal(
            [typeof(RandomResizedCrop), typeof(HorizontalFlip)], split.Train.Augmentations.Select(augmentation => augmentation.GetType()));
        Assert.Equal(224, LoadedSize(new DataOptions { Source = _folder.Path }));
    }

    [Fact]
    public void Every_class_is_in_every_part()
    {
        Write(("", 4));
        for (var image = 0; image < 40; image++)
            PictureFiles.WritePng(_folder[$"bird/{image}.png"], 6, 5, (byte)image);

        using var split = DataSource.Load(_folder.Path, seed: 1);

        Assert.Equal([new("bird", 20, 8, 12), new("cat", 2, 1, 1), new ClassCount("dog", 2, 1, 1)], split.CountClasses());
        Assert.Equal(["bird", "cat", "dog"], split.ClassNames);
    }

    [Fact]
    public void A_class_that_is_too_small_for_all_parts_is_told()
    {
        Write(("", 10));
        PictureFiles.WritePng(_folder["zebra/1.png"], 9, 9, 1);

        Assert.Equal(
            ["the pictures are 6x5 to 9x9 pixels", Cropped,
                "look at: classes are unequal, with 1 ('zebra') to 5 ('cat') training images (--class-weights balanced or --sample "
                + "balanced helps)",
                "look at: classes without validation images: 1 (zebra)", "look at: classes without test images: 1 (zebra)"],
            Notes(new()));
    }

    [Theory]
    [InlineData("Train", "Test", 8, 2, 6)]
    [InlineData("training", "validation", 8, 2, 6)]
    public void Parts_are_known_by_their_usual_names(string train, string other, int training, int validation, int test)
    {
        Write((train, 5), (other, 3));

        AssertCounts(training, validation, test);
    }

    [Fact]
    public void One_class_alone_is_an_error()
    {
        PictureFiles.WritePng(_folder["cat/1.png"], 4, 4, 1);
        PictureFiles.WritePng(_folder["cat/2.png"], 4, 4, 2);

        AssertRefused(
            $"{_folder.Path} holds cat/ with 2 pictures, and no other folder of pictures. A search needs at least two "
            + "classes. Give the folder that holds the folders of all classes.");
    }

    [Fact]
    public void A_folder_of_pictures_or_one_picture_is_an_error()
    {
        PictureFiles.WritePng(_folder["cat/1.png"], 4, 4, 1);

        Assert.Equal(
            $"{_folder["cat"]} holds 1 picture and no folders of classes. Put the pictures of each class into a folder of their own, "
            + "whose name is the class: cat/1.jpg, dog/2.jpg.",
            Assert.Throws<InvalidDataException>(() => DataSource.Load(_folder["cat"], seed: 1)).Message);
        Assert.Equal(
            $"{_folder["cat/1.png"]} has an unsupported format (picture). One picture is not a data set: give a folder with a folder of "
            + "pictures for each class.",
            Assert.Throws<InvalidDataException>(() => DataSource.Load(_folder["cat/1.png"], seed: 1)).Message);
    }

    [Fact]
    public void What_is_left_out_is_told()
    {
        Write(("", 10));
        foreach (var name in new[] { "cat/0.tif", "cat/1.TIF", "dog/2.heic", "cat/notes.txt", "cat/.hidden.png", "Thumbs.db" })
            File.WriteAllText(_folder[name], "x");
        File.Copy(_folder["cat/3.png"], _folder["cat/again.jfif"]);
        File.Copy(_folder["cat/4.png"], _folder["dog/again.png"]);
        File.Delete(_folder["dog/4.png"]);

        // A cat and a dog of the same number are the same picture.
        Assert.Equal(
            [
                "the pictures are 6x5 pixels",
                Cropped,
                "look at: identical pictures in two classes: 10 (cat/0.png = dog/0.png, cat/1.png = dog/1.png, cat/2.png = "
                + "dog/2.png, ...)",
                "look at: duplicate pictures, which may be in both training and test images: 1 (cat/3.png = cat/again.jfif)",
                "left out: .heic pictures, which are not supported: 1 (dog/2.heic)",
                "left out: .tif pictures, which are not supported: 2 (cat/0.tif, cat/1.TIF)",
                "left out: files that aren't pictures: 1 (cat/notes.txt)",
                "left out: hidden entries and system files: 2 (Thumbs.db, cat/.hidden.png)",
            ],
            Notes(new(), withTwins: true));
    }

    [Fact]
    public void How_pictures_are_fitted_is_told()
    {
        Write(("", 10));

        Assert.Contains(Cropped, Notes(new()));
        Assert.Contains(
            "of each picture, the rectangle in the middle (87.5% of the greatest that fits) is scaled to 2x4",
            Notes(new() { InputSize = new(2, 4) }));
        Assert.Contains("each picture is stretched to 4x4", Notes(new() { Fit = ImageFit.Stretch, InputSize = 4 }));
        Assert.Contains("each picture is scaled to fit into 4x4, and padded", Notes(new() { Fit = ImageFit.Pad, InputSize = 4 }));
    }

    [Fact]
    public void Pictures_that_exif_turns_are_told()
    {
        Write(("", 10));
        foreach (var orientation in new[] { 1, 6, 8 })
            File.WriteAllBytes(
                _folder[$"cat/turned{orientation}.jpg"],
                ExifFiles.InJpeg(PictureBytes.All["jpg"], ExifFiles.Exif(orientation, isLittle: true)));

        Assert.Contains(
            "look at: pictures that EXIF says to turn, used as they are stored (--apply-orientation turns them): 2 (cat/turned6.jpg, "
            + "cat/turned8.jpg)",
            Notes(new()));
        Assert.Contains(
            "pictures turned as their EXIF orientation says: 2 (cat/turned6.jpg, cat/turned8.jpg)",
            Notes(new() { ApplyOrientation = true }));
    }

    [Fact]
    public void Pictures_that_train_and_test_are_told()
    {
        Write(("train", 5), ("test", 1));

        Assert.Contains(
            "look at: identical pictures in two parts: 1 (test/cat/0.png = train/cat/0.png)", Notes(new(), withTwins: true));
    }

    [Fact]
    public void Bad_pictures_are_found_before_any_work_or_left_out()
    {
        Write(("", 10));
        File.WriteAllText(_folder["cat/3.png"], "not an image");
        File.WriteAllBytes(_folder["dog/4.png"], PictureBytes.Jpeg(3, 800, 800)[..4000]);
        File.WriteAllBytes(_folder["dog/5.png"], PictureBytes.WithPngSize(PictureBytes.All["png"], 33_000, 33_000));

        AssertRefused(
            $"{_folder["cat/3.png"]} is not an image. 2 more of 20 pictures can't be used: for example, {_folder["dog/4.png"]} can't be "
            + "decoded: the file is cut off. Replace or delete the bad files, or skip them with --skip-bad-images (in a configuration "
            + "dataset.skip_bad_images, in code SkipBadImages).");

        Assert.Contains(
            "left out: pictures that can't be read: 3 (cat/3.png, dog/4.png, dog/5.png)", Notes(new() { SkipBadImages = true }));
        using var split = DataSource.Load(new DataOptions { Source = _folder.Path, SkipBadImages = true }, seed: 1);
        Assert.Equal([9, 8], split.CountClasses().Select(only => only.Total));
    }

    [Fact]
    public void A_class_of_bad_pictures_alone_is_an_error()
    {
        Write(("train", 4), ("val", 4));
        PictureFiles.WritePng(_folder["train/zebra/1.png"], 4, 4, 1);
        File.WriteAllText(_folder["train/zebra/1.png"], "x");

        Assert.Equal(
            $"No training image of the class 'zebra' in {_folder.Path} can be read. {_folder["train/zebra/1.png"]} is not an image.",
            Assert.Throws<InvalidDataException>(
                () => DataSource.Load(new DataOptions { Source = _folder.Path, SkipBadImages = true }, seed: 1)).Message);
    }

    private string[] Notes(DataOptions options, bool withTwins = false)
    {
        using var split = DataSource.Load(options with { Source = _folder.Path }, seed: 1);
        return [
            .. split.Notes.Where(note => withTwins || !note.What.Contains("identical", StringComparison.Ordinal))
            .Select(note => note.ToString())
        ];
    }

    private static long[] Counts(DataSplit split) => [split.Train.Count, split.Validation.Count, split.Test.Count];

    private static ImageSize LoadedSize(DataOptions options)
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

    private void AssertRefused(string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => DataSource.Load(_folder.Path, seed: 1)).Message);

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
