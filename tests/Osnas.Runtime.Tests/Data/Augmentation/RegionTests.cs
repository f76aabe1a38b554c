using CsCheck;
using Osnas.Data;

namespace Osnas.Runtime.Tests;

public sealed class RegionTests
{
    [Theory]
    [InlineData(16, 8, 1, 8, 8, 4, 0, 8, 8)]
    [InlineData(16, 8, 0.875, 8, 8, 4, 0, 7, 7)]
    [InlineData(64, 48, 1, 48, 64, 0, 0, 64, 48)]
    [InlineData(64, 48, 1, 64, 48, 14, 0, 36, 48)]
    [InlineData(100, 300, 1, 48, 64, 0, 112, 100, 75)]
    [InlineData(100, 300, 0.5, 48, 64, 25, 131, 50, 38)]
    [InlineData(1, 1, 0.5, 48, 64, 0, 0, 1, 1)]
    public void The_middle_has_the_proportions_of_the_target(
        int width, int height, double share, int targetHeight, int targetWidth, int left, int top, int columns, int rows) =>
        Assert.Equal(new(left, top, columns, rows), Region.Center(width, height, share, new(targetHeight, targetWidth)));

    [Fact]
    public void The_middle_is_inside_and_touches_two_borders_where_it_is_the_greatest() => Gen.Select(
        Gen.Int[1, 500], Gen.Int[1, 500], Gen.Int[1, 100], Gen.Int[1, 100], Gen.Double[0.05, 1]).Sample(
        (width, height, targetHeight, targetWidth, share) =>
        {
            var target = new ImageSize(targetHeight, targetWidth);
            var (part, greatest) = (Region.Center(width, height, share, target), Region.Center(width, height, 1, target));

            Assert.InRange(part.Left, 0, width - part.Width);
            Assert.InRange(part.Top, 0, height - part.Height);
            Assert.True(greatest.Width == width || greatest.Height == height);
            if (target.IsSquare)
                Assert.Equal((int)Math.Max(1, Math.Round(Math.Min(width, height) * share)), part.Width);
        });
}
