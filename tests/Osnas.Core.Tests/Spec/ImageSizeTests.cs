using CsCheck;

namespace Osnas.Core.Tests;

public sealed class ImageSizeTests
{
    [Theory]
    [InlineData("64", 64, 64)]
    [InlineData("48x64", 48, 64)]
    [InlineData(" 48 X 64 ", 48, 64)]
    [InlineData("48×64", 48, 64)]
    public void A_size_is_read_as_people_write_it(string text, int height, int width) =>
        Assert.Equal(new(height, width), ImageSize.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("48x")]
    [InlineData("0")]
    [InlineData("48x0")]
    [InlineData("-8")]
    [InlineData("48x64x3")]
    [InlineData("4.5")]
    [InlineData("99999999999")]
    public void Anything_else_is_no_size(string text) => Assert.Equal(
        $"'{text}' is no size; write 64 for a square, or height x width, as in 48x64",
        Assert.Throws<FormatException>(() => ImageSize.Parse(text)).Message);

    [Fact]
    public void A_size_is_written_as_it_is_read() => Gen.Select(Gen.Int[1, 65536], Gen.Int[1, 65536]).Sample((height, width) =>
        Assert.Equal(new(height, width), ImageSize.Parse(new ImageSize(height, width).ToString())));

    [Fact]
    public void A_number_is_a_square()
    {
        ImageSize size = 64;

        Assert.Equal((64, 64, true, "64x64"), (size.Height, size.Width, size.IsSquare, size.ToString()));
        Assert.False(new ImageSize(48, 64).IsSquare);
    }

    [Fact]
    public void A_stride_divides_both_sides_rounded_up() => Gen.Select(Gen.Int[1, 300], Gen.Int[1, 300], Gen.OneOf(1, 2, 4)).Sample(
        (height, width, stride) => Assert.Equal(
            new((int)Math.Ceiling((double)height / stride), (int)Math.Ceiling((double)width / stride)),
            new ImageSize(height, width).AfterStride(stride)));
}
