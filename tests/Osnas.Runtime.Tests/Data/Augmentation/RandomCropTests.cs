using Osnas.Data;

namespace Osnas.Runtime.Tests;

public sealed class RandomCropTests
{
    private const int Size = 3;
    private const int Padding = 2;

    [Fact]
    public void An_image_is_cropped_at_each_place_within_its_padding()
    {
        // Crops by hand: the pixel (row, column) of the image at offset (top, left) is that of the padded image.
        var places = Enumerable.Range(0, (2 * Padding) + 1)
            .SelectMany(top => Enumerable.Range(0, (2 * Padding) + 1).Select(left => Crop(top, left))).ToHashSet();

        var crops = Augment.Copies(new RandomCrop(Padding), 500, Size).Select(crop => string.Join(' ', crop)).ToHashSet();

        Assert.Equal(25, places.Count);
        Assert.Equal(places.Order(), crops.Order());
    }

    [Fact]
    public void Without_padding_nothing_changes() =>
        Assert.All(Augment.Copies(new RandomCrop(0), 5, Size), image => Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 9], image));

    private static string Crop(int top, int left) => string.Join(' ', Enumerable.Range(0, Size * Size).Select(pixel =>
    {
        var (row, column) = ((pixel / Size) + top - Padding, (pixel % Size) + left - Padding);
        return row is >= 0 and < Size && column is >= 0 and < Size ? (row * Size) + column + 1 : 0;
    }));
}
