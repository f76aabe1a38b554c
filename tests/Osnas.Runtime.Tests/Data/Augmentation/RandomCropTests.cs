using Osnas.Data;

namespace Osnas.Runtime.Tests;

public sealed class RandomCropTests
{
    private const int Padding = 2;

    [Theory]
    [InlineData(3, 3)]
    [InlineData(2, 4)]
    [InlineData(4, 1)]
    public void An_image_is_cropped_at_each_place_within_its_padding(int height, int width)
    {
        // Crops by hand: the pixel (row, column) of the image at offset (top, left) is that of the padded image.
        var places = Enumerable.Range(0, (2 * Padding) + 1)
            .SelectMany(top => Enumerable.Range(0, (2 * Padding) + 1).Select(left => Crop(top, left, height, width))).ToHashSet();

        var crops = Augment.Copies(new RandomCrop(Padding), 500, new(height, width)).Select(crop => string.Join(' ', crop)).ToHashSet();

        Assert.Equal(places.Order(), crops.Order());
    }

    [Fact]
    public void Without_padding_nothing_changes() =>
        Assert.All(Augment.Copies(new RandomCrop(0), 5, 3), image => Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], image));

    private static string Crop(int top, int left, int height, int width) =>
        string.Join(' ', Enumerable.Range(0, height * width).Select(pixel =>
    {
        var (row, column) = ((pixel / width) + top - Padding, (pixel % width) + left - Padding);
        return row >= 0 && row < height && column >= 0 && column < width ? (row * width) + column + 1 : 0;
    }));
}
