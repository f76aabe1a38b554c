using Osnas.Data;
using SkiaSharp;
using TorchSharp;

namespace Osnas.Runtime.Tests;

public sealed class PictureFramingTests : IDisposable
{
    private static readonly byte[] Row = [8, 0, 0, 8, 8, 8, 0, 0];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Crop_takes_the_middle()
    {
        var pixels = new PictureFraming(4) { CenterCrop = 1 }.Read(Write(4, Row));

        Assert.All(Red(pixels, 4), row => Assert.Equal(Row[2..6], row));
        Assert.Equal([8, 8], new PictureFraming(2) { CenterCrop = 0.5 }.Read(Write(4, Row))[..2]);
    }

    /// <summary>Of 8 x 4 pixels: the whole for a target twice as wide as high, the middle 2 x 4 for one twice as high as wide.</summary>
    [Fact]
    public void A_rectangle_is_filled_in_its_proportions()
    {
        var path = Write(4, Row);

        Assert.Equal([3, 4, 7, 1, 3, 4, 7, 1], new PictureFraming(new(2, 4)) { CenterCrop = 1 }.Read(path)[..8]);
        Assert.Equal([8, 8, 8, 8, 8, 8, 8, 8], new PictureFraming(new(4, 2)) { CenterCrop = 1 }.Read(path)[..8]);
        Assert.Equal([3, 4, 7, 1, 3, 4, 7, 1], new PictureFraming(new(2, 4)) { Fit = ImageFit.Stretch }.Read(path)[..8]);
        Assert.Equal(
            [124, 3, 4, 7, 1, 124, 124, 3, 4, 7, 1, 124], new PictureFraming(new(2, 6)) { Fit = ImageFit.Pad }.Read(path)[..12]);
        Assert.Equal(3 * 2 * 6, new PictureFraming(new(2, 6)).Read(path).Length);
    }

    /// <summary>Halving by a triangle of width 4: weights 1/8, 3/8, 3/8, 1/8, at the border 3/7, 3/7, 1/7: 24/7, 4, 7, 8/7.</summary>
    [Fact]
    public void Stretch_scales_the_whole_picture()
    {
        var pixels = new PictureFraming(4) { Fit = ImageFit.Stretch }.Read(Write(4, Row));

        Assert.All(Red(pixels, 4), row => Assert.Equal([3, 4, 7, 1], row));
    }

    [Fact]
    public void Pad_keeps_the_proportions_and_fills_with_the_mean_color()
    {
        var pixels = new PictureFraming(4) { Fit = ImageFit.Pad }.Read(Write(4, Row));

        Assert.Equal([[124, 124, 124, 124], [3, 4, 7, 1], [3, 4, 7, 1], [124, 124, 124, 124]], Red(pixels, 4));
        Assert.Equal([116, 104], new[] { pixels[16], pixels[32] });
        Assert.All(PictureFraming.PadColor.Zip([0.485, 0.456, 0.406]), pair => Assert.Equal(pair.First, Math.Round(pair.Second * 255)));
    }

    [Fact]
    public void Pad_leaves_the_odd_line_below_and_enlarges()
    {
        Assert.Equal(
            [[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4], [124, 124, 124, 124]],
            Red(new PictureFraming(4) { Fit = ImageFit.Pad }.Read(Write(3, 1, 2, 3, 4)), 4));
        Assert.Equal(
            [[124, 124, 124, 124], [0, 25, 75, 100], [0, 25, 75, 100], [124, 124, 124, 124]],
            Red(new PictureFraming(4) { Fit = ImageFit.Pad }.Read(Write(1, 0, 100)), 4));
    }

    [Theory]
    [InlineData(1, 4000)]
    [InlineData(4000, 1)]
    public void A_line_is_padded_to_one_pixel_at_least(int width, int height)
    {
        var path = _folder["a/line.png"];
        PictureFiles.WritePng(path, width, height, blue: 7);

        var pixels = new PictureFraming(4) { Fit = ImageFit.Pad }.Read(path);

        Assert.Equal(4, pixels[32..].Count(blue => blue == 7));
        Assert.Equal(12, pixels[32..].Count(blue => blue == 104));
    }

    /// <summary>A crop in proportion of a picture of 2:1, padded, has bars above and below that differ by the random ratio.</summary>
    [Theory]
    [InlineData(ImageFit.Stretch)]
    [InlineData(ImageFit.Pad)]
    public void Random_crops_have_the_proportions_of_the_picture(ImageFit fit)
    {
        var crop = new RandomResizedCrop(0.2);
        var random = new Random(1);
        var regions = Enumerable.Range(0, 1000).Select(_ => crop.ChooseInProportion(800, 400, random)).ToArray();

        Assert.All(regions, region =>
        {
            Assert.InRange(region.Left, 0, 800 - region.Width);
            Assert.InRange(region.Top, 0, 400 - region.Height);
            Assert.InRange((double)region.Width * region.Height / 800 / 400, 0.19, 1);
            Assert.InRange((double)region.Width / region.Height, 2 * 0.73, 2 * 1.36);
        });
        PictureFiles.WritePng(_folder["a/1.png"], 64, 32, blue: 7);
        var framing = new PictureFraming(16) { Fit = fit };
        var first = Crop();
        Assert.Equal(first, Crop());
        Assert.Equal(fit == ImageFit.Pad, first.AsSpan(512).Contains((byte)104));
        Assert.Contains((byte)7, first.Skip(512));

        byte[] Crop()
        {
            using var pixels = framing.Read(_folder["a/1.png"], crop, new Random(1));
            return pixels.contiguous().data<byte>().ToArray();
        }
    }

    /// <summary>Transparency is scaled along, which changes no color; the expected bytes are torch's of three channels.</summary>
    [Theory]
    [InlineData(16)]
    [InlineData(90)]
    public void Colors_are_those_that_torch_scales_alone(int size)
    {
        var (width, height, random, path) = (61, 47, new Random(1), _folder["noise.png"]);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        var colors = new byte[3 * height * width];
        random.NextBytes(colors);
        for (var pixel = 0; pixel < width * height; pixel++)
            bitmap.SetPixel(
                pixel % width,
                pixel / width,
                new(colors[pixel], colors[(width * height) + pixel], colors[(2 * width * height) + pixel], (byte)random.Next(1, 256)));
        using (var data = bitmap.Encode(SKEncodedImageFormat.Png, 100))
            File.WriteAllBytes(path, data.ToArray());
        using var alone = torch.tensor(colors, [1, 3, height, width]);
        using var expected = Resampling.Resize(alone, size);

        Assert.Equal(expected.data<byte>().ToArray(), new PictureFraming(size) { Fit = ImageFit.Stretch }.Read(path));
    }

    private static byte[][] Red(byte[] pixels, int size) => [.. pixels[..(size * size)].Chunk(size)];

    /// <summary>A gray picture of equal rows.</summary>
    private string Write(int height, params byte[] row)
    {
        var path = _folder["row.png"];
        using var bitmap = new SKBitmap(new SKImageInfo(row.Length, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        for (var line = 0; line < height; line++)
        {
            for (var column = 0; column < row.Length; column++)
                bitmap.SetPixel(column, line, new(row[column], row[column], row[column]));
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        File.WriteAllBytes(path, data.ToArray());
        return path;
    }
}
