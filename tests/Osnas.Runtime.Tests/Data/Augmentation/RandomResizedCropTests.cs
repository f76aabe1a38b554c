using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class RandomResizedCropTests
{
    [Theory]
    [InlineData(400, 300)]
    [InlineData(300, 400)]
    public void A_rectangle_is_inside_the_image_and_of_the_asked_size_and_shape(int width, int height)
    {
        var crop = new RandomResizedCrop(0.2);
        var random = new Random(1);
        var regions = Enumerable.Range(0, 1000).Select(_ => crop.Choose(width, height, random)).ToArray();

        Assert.All(regions, region =>
        {
            Assert.InRange(region.Left, 0, width - region.Width);
            Assert.InRange(region.Top, 0, height - region.Height);
            Assert.InRange((double)region.Width * region.Height / width / height, 0.195, 1);
            Assert.InRange((double)region.Width / region.Height, 0.74, 1.35);
        });
        Assert.Contains(regions, region => region.Width * region.Height < 0.25 * width * height);
        Assert.Contains(regions, region => region.Width * region.Height > 0.85 * width * height);
        Assert.Contains(regions, region => region.Width < 0.8 * region.Height);
        Assert.Contains(regions, region => region.Height < 0.8 * region.Width);
    }

    [Theory]
    [InlineData(1000, 12, 492, 0, 16, 12)]
    [InlineData(12, 1000, 0, 492, 12, 16)]
    public void An_image_too_long_gives_its_middle(int width, int height, int left, int top, int columns, int rows) =>
        Assert.Equal(new Region(left, top, columns, rows), new RandomResizedCrop(1).Choose(width, height, new Random(1)));

    [Fact]
    public void The_whole_image_stays_as_it_is()
    {
        var images = Augment.Copies(new RandomResizedCrop(1, 1), 3, 4);

        Assert.All(images, image => Assert.Equal(Enumerable.Range(1, 16).Select(pixel => (float)pixel), image));
    }

    /// <summary>
    /// As in torchvision, the shape of the crop doesn't depend on that of the image: of the whole area no square fits into 4 x 6
    /// pixels, and the middle 4 x 4 is scaled to 4 x 6, with half a pixel's offset: 1.5 + (column + 0.5) * 4 / 6 of the row.
    /// </summary>
    [Fact]
    public void A_crop_of_another_shape_is_scaled_to_the_images_shape()
    {
        double[] first = [2, 2.5, 19 / 6.0, 23 / 6.0, 4.5, 5];

        Assert.All(
            Augment.Copies(new RandomResizedCrop(1, 1), 3, new(4, 6)),
            image => Assert.Equal(
                Enumerable.Range(0, 4).SelectMany(row => first.Select(pixel => pixel + (6 * row))),
                image.Select(pixel => (double)pixel),
                (expected, actual) => Math.Abs(expected - actual) < 1e-4));
    }

    /// <summary>Bright left, dark right: what is cropped is brighter or darker, and of the same size.</summary>
    [Fact]
    public void A_part_of_an_image_fills_it()
    {
        using var scope = NewDisposeScope();
        var images = arange(0, 8, ScalarType.Float32).view(1, 1, 1, 8).expand(20, 1, 8, 8);
        var crops = Augment.Rows(new RandomResizedCrop(0.2).Apply(new(images, zeros(20, ScalarType.Int64)), Augment.Draw(20)).Images);

        Assert.All(crops, crop =>
        {
            Assert.Equal(64, crop.Length);
            Assert.All(crop, pixel => Assert.InRange(pixel, 0f, 7f));
            Assert.All(crop.Chunk(8), row => Assert.Equal(row.Order(), row));
        });
        Assert.True(crops.Select(crop => string.Join(' ', crop)).Distinct().Count() >= 8);
    }

    /// <summary>Halving by a triangle of width 4 (antialiasing): weights 1/8, 3/8, 3/8, 1/8, at the border 3/7, 3/7, 1/7.</summary>
    [Fact]
    public void Smaller_images_are_antialiased()
    {
        using var scope = NewDisposeScope();
        var row = tensor(new float[] { 8, 0, 0, 8, 8, 8, 0, 0 }).view(1, 1, 1, 8).expand(1, 1, 8, 8);

        var half = Augment.Rows(Resampling.Resize(row, 4))[0];

        Assert.Equal(
            [24 / 7.0, 4, 7, 8 / 7.0], half[..4].Select(pixel => (double)pixel), (expected, actual) => Math.Abs(expected - actual) < 1e-5);
    }
}
