using Osnas.Data;
using Osnas.Training;
using TorchSharp;

namespace Osnas.Runtime.Tests;

public sealed class ImageFolderTests : IDisposable
{
    private const int Size = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Classes_are_folder_names_in_ordinal_order()
    {
        WriteClass("b", 1);
        WriteClass("B", 2);
        WriteClass("a10", 1);
        WriteClass("a9", 1);

        using var images = Find();

        Assert.Equal(["B", "a10", "a9", "b"], ImageFolder.FindClasses(_folder.Path));
        Assert.Equal([0, 0, 1, 2, 3], images.Labels.data<long>().ToArray());
        Assert.Equal((4, 3, Size), (images.Classes, images.Channels, images.Size));
    }

    [Fact]
    public void Pixels_are_those_of_the_file()
    {
        PictureFiles.WritePng(_folder["a/1.png"], Size, Size, blue: 7);

        using var images = Find();
        var pixels = images.Batches(1).SelectMany(batch => Augment.Rows(batch.Images)).Single();

        Assert.Equal(Enumerable.Range(0, 16).Select(pixel => (pixel % 4) / 255f), pixels[..16]);
        Assert.Equal(Enumerable.Range(0, 16).Select(pixel => (pixel / 4) / 255f), pixels[16..32]);
        Assert.All(pixels[32..], blue => Assert.Equal(7 / 255f, blue));
    }

    [Fact]
    public void Transparency_is_left_out()
    {
        PictureFiles.WritePng(_folder["a/1.png"], Size, Size, blue: 200, alpha: 128);

        using var images = Find();

        Assert.All(
            images.Batches(1).SelectMany(batch => Augment.Rows(batch.Images)).Single()[32..], blue => Assert.Equal(200 / 255f, blue));
    }

    /// <summary>Of 16 x 8 pixels the middle 8 x 8: columns 4 to 11, of which two by two become one.</summary>
    [Fact]
    public void An_image_comes_as_the_square_in_its_middle()
    {
        PictureFiles.WritePng(_folder["a/1.png"], 16, 8, blue: 7);

        using var images = Find();
        var pixels = images.Batches(1).SelectMany(batch => Augment.Rows(batch.Images)).Single();

        Assert.All(
            pixels[..16].Zip(Enumerable.Range(0, 16)),
            pair => Assert.InRange((pair.First * 255) - (4.5 + (2 * (pair.Second % 4))), -0.75, 0.75));
        Assert.All(
            pixels[16..32].Zip(Enumerable.Range(0, 16)),
            pair => Assert.InRange((pair.First * 255) - (0.5 + (2 * (pair.Second / 4))), -0.75, 0.75));
    }

    [Fact]
    public void Jpeg_is_read_whatever_its_name()
    {
        PictureFiles.WriteJpeg(_folder["a/1.JPEG"], 8, 8, blue: 90);
        PictureFiles.WriteJpeg(_folder["a/deeper/2.png"], 8, 8, blue: 90);
        File.WriteAllText(_folder["a/notes.txt"], "not an image, nor named so");

        using var images = Find();

        Assert.Equal(2, images.Count);
        Assert.All(
            images.Batches(2).SelectMany(batch => Augment.Rows(batch.Images)).SelectMany(image => image[32..]),
            blue => Assert.InRange(blue, 85 / 255f, 95 / 255f));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Training_batches_depend_on_seed_and_epoch_alone(int workers)
    {
        for (var image = 0; image < 10; image++)
            PictureFiles.WritePng(_folder[$"a/{image}.png"], 60 + image, 40, blue: (byte)image);
        using var images = Find();
        images.Augmentations = AugmentationOptions.ImageNet.Create();

        var first = Epoch(images, 1);
        images.Workers = workers;

        Assert.Equal(first, Epoch(images, 1));
        Assert.NotEqual(first, Epoch(images, 2));

        // A crop is anywhere in the file: its first pixel is in columns and rows that the square in the middle doesn't have.
        var many = Enumerable.Range(1, 20).SelectMany(epoch => Epoch(images, epoch)).ToArray();
        Assert.Contains(many, image => image[..16].Min() * 255 < 8);
        Assert.Contains(many, image => image[..16].Max() * 255 > 50);
        LiveTensors.AssertConstant(3, () => Epoch(images, 1));
    }

    [Fact]
    public void Decoded_images_are_kept_as_far_as_they_fit()
    {
        for (var image = 0; image < 3; image++)
            PictureFiles.WritePng(_folder[$"a/{image}.png"], Size, Size, blue: (byte)image);
        using var images = ImageFolder.Find(_folder.Path, ["a"], Size, centerShare: 1, cacheBytes: 2 * 3 * Size * Size);
        var before = Pixels(images);

        // The third doesn't fit.
        for (var image = 0; image < 3; image++)
            PictureFiles.WritePng(_folder[$"a/{image}.png"], Size, Size, blue: 100);

        Assert.Equal([0, 1, 2], before.Select(image => (int)MathF.Round(image[^1] * 255)));
        using var part = images.Take(1);
        Assert.Equal(before[0], Pixels(part).Single());
        Assert.Equal([0, 1, 100], Pixels(images).Select(image => (int)MathF.Round(image[^1] * 255)));
    }

    [Theory]
    [InlineData("not an image", " is not an image.")]
    [InlineData("", " is empty.")]
    public void A_file_that_isnt_an_image_is_named(string text, string message)
    {
        WriteClass("a", 1);
        File.WriteAllText(_folder["a/broken.png"], text);

        using var images = Find();
        images.Workers = 2;

        Assert.Equal(_folder["a/broken.png"] + message, Assert.Throws<InvalidDataException>(() => Pixels(images)).Message);
    }

    [Fact]
    public void A_truncated_image_is_named()
    {
        PictureFiles.WritePng(_folder["a/1.png"], 50, 50, blue: 7);
        using (var file = File.OpenWrite(_folder["a/1.png"]))
            file.SetLength(file.Length / 2);

        using var images = Find();

        Assert.StartsWith(
            $"{_folder["a/1.png"]} can't be decoded: ",
            Assert.Throws<InvalidDataException>(() => Pixels(images)).Message,
            StringComparison.Ordinal);
    }

    private static float[][] Pixels(ImageDataset images) => [.. images.Batches(2).SelectMany(batch => Augment.Rows(batch.Images))];

    private static float[][] Epoch(ImageDataset images, int epoch) =>
        [.. images.TrainingBatches(4, RandomSource.Create(7, "shuffle", epoch)).SelectMany(batch => Augment.Rows(batch.Images))];

    private void WriteClass(string name, int count)
    {
        for (var image = 0; image < count; image++)
            PictureFiles.WritePng(_folder[$"{name}/{image}.png"], Size, Size, blue: (byte)image);
    }

    private ImageFolder Find() =>
        ImageFolder.Find(_folder.Path, ImageFolder.FindClasses(_folder.Path), Size, centerShare: 1, cacheBytes: 0);
}
