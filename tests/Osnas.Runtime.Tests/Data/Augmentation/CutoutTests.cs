using Osnas.Data;

namespace Osnas.Runtime.Tests;

public sealed class CutoutTests
{
    private const int Size = 5;

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(4, 2, 1)]
    public void A_square_around_each_pixel_is_zero(int square, int before, int after)
    {
        var holes = Enumerable.Range(0, Size * Size).Select(center => Image(center / Size, center % Size, before, after)).ToHashSet();

        var images = Augment.Copies(new Cutout(square), 500, Size).Select(image => string.Join(' ', image)).ToHashSet();

        Assert.Equal(square, before + 1 + after);
        Assert.Equal(holes.Order(), images.Order());
    }

    /// <summary>The image without the square around a pixel.</summary>
    private static string Image(int centerRow, int centerColumn, int before, int after) =>
        string.Join(' ', Enumerable.Range(0, Size * Size).Select(pixel =>
    {
        var (row, column) = (pixel / Size, pixel % Size);
        var inside =
            row >= centerRow - before && row <= centerRow + after && column >= centerColumn - before && column <= centerColumn + after;
        return inside ? 0 : pixel + 1;
    }));
}
