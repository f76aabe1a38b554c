using Osnas.Data;

namespace Osnas.Runtime.Tests;

public sealed class CutoutTests
{
    [Theory]
    [InlineData(1, 0, 0, 5, 5)]
    [InlineData(2, 1, 0, 5, 5)]
    [InlineData(3, 1, 1, 5, 5)]
    [InlineData(4, 2, 1, 5, 5)]
    [InlineData(3, 1, 1, 4, 7)]
    [InlineData(2, 1, 0, 6, 2)]
    public void A_square_around_each_pixel_is_zero(int square, int before, int after, int height, int width)
    {
        var holes = Enumerable.Range(0, height * width)
            .Select(center => Image(center / width, center % width, before, after, height, width))
            .ToHashSet();

        var images = Augment.Copies(new Cutout(square), 500, new(height, width)).Select(image => string.Join(' ', image)).ToHashSet();

        Assert.Equal(square, before + 1 + after);
        Assert.Equal(holes.Order(), images.Order());
    }

    /// <summary>The image without the square around a pixel.</summary>
    private static string Image(int centerRow, int centerColumn, int before, int after, int height, int width) =>
        string.Join(' ', Enumerable.Range(0, height * width).Select(pixel =>
    {
        var (row, column) = (pixel / width, pixel % width);
        var inside =
            row >= centerRow - before && row <= centerRow + after && column >= centerColumn - before && column <= centerColumn + after;
        return inside ? 0 : pixel + 1;
    }));
}
