using Osnas.Experiments;
using SkiaSharp;

namespace Osnas.Runtime.Tests;

public sealed class PredictionsReaderTests : IDisposable
{
    private const string Header = "image,class,predicted,probability\n";

    private readonly TemporaryFolder _folder = new();

    private string Predictions => _folder[RunDirectory.PredictionsFile];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_confusion_matrix_is_by_label_and_the_surest_mistakes_come_first()
    {
        File.WriteAllText(
            Predictions,
            Header + """
            cat/1.png,cat,cat,0.9
            cat/2.png,cat,"big, brown dog",0.5
            dog/1.png,"big, brown dog",cat,0.75
            dog/2.png,"big, brown dog",newt,0.5

            """);

        var record = PredictionsReader.Read(Predictions, ["cat", "big, brown dog"]).ToRecord([new(2, 1, 1, 1, [255])]);

        Assert.Equal(["cat", "big, brown dog", "newt"], record.ClassNames); // a class that only the network has is last
        Assert.Equal([[1, 1, 0], [1, 0, 1], [0, 0, 0]], record.Confusion);
        Assert.Equal((4, 3), (record.Images, record.Wrong));
        Assert.Equal(["dog/1.png", "cat/2.png", "dog/2.png"], record.WrongImages.Select(image => image.Image));
        Assert.Equal([false, true, true], record.WrongImages.Select(image => image.Thumbnail is null));
    }

    [Fact]
    public void Of_many_wrong_images_thirty_are_kept()
    {
        File.WriteAllText(
            Predictions, Header + string.Concat(Enumerable.Range(0, 100).Select(row => $"{row},a,b,0.{(row * 37 % 100) + 100}\n")));

        var record = PredictionsReader.Read(Predictions, ["a", "b"]).ToRecord([]);

        Assert.Equal(100, record.Wrong);
        Assert.Equal(
            Enumerable.Range(0, 30).Select(place => (199 - place) / 1000.0), record.WrongImages.Select(image => image.Probability));
    }

    /// <summary>The matrix of the 65,536 classes that a space may have would take 34 GB.</summary>
    [Fact]
    public void Many_classes_have_no_confusion_matrix()
    {
        File.WriteAllText(Predictions, Header + "1,c7,c7,0.5\n2,c7,c9,0.5\n3,c7,c8,0.5\n4,c7,c9,0.5\n");

        var record = PredictionsReader.Read(Predictions, [.. Enumerable.Range(0, 1 << 16).Select(label => $"c{label}")]).ToRecord([]);

        Assert.Empty(record.Confusion);
        Assert.Equal((1 << 16, 4L, 3L), (record.Classes.Count, record.Images, record.Wrong));
        Assert.Equal(new TestedClass("c7", 4, 1, "c9", 2), record.Classes[7]);
        Assert.Equal(new TestedClass("c8", 0, 0, null, 0), record.Classes[8]);
    }

    [Theory]
    [InlineData("1,a,b\n")]
    [InlineData("1,a,b,x\n")]
    [InlineData("1,a,b,1.5\n")]
    public void A_damaged_line_is_named(string line)
    {
        File.WriteAllText(Predictions, Header + line);

        Assert.Equal(
            $"{Predictions}, line 2: '{line.TrimEnd()}' is not the prediction of an image.",
            Assert.Throws<InvalidDataException>(() => PredictionsReader.Read(Predictions, [])).Message);
    }

    /// <summary>A library for pictures reads the bitmap as any browser does.</summary>
    [Theory]
    [InlineData(1, 3, 2)]
    [InlineData(3, 5, 3)]
    [InlineData(3, 4, 1)]
    public void A_thumbnail_shows_the_pixels(int channels, int width, int height)
    {
        byte[] pixels = [.. Enumerable.Range(0, channels * width * height).Select(place => (byte)(place * 11))];

        var thumbnail = BitmapUri.TryWrite(new(0, channels, height, width, pixels))!;

        Assert.StartsWith("data:image/bmp;base64,", thumbnail.DataUri, StringComparison.Ordinal);
        using var bitmap = SKBitmap.Decode(Convert.FromBase64String(thumbnail.DataUri.Split(',')[1]));
        Assert.Equal((width, height), (bitmap.Width, bitmap.Height));
        for (var place = 0; place < width * height; place++)
        {
            var color = bitmap.GetPixel(place % width, place / width);
            var expected = pixels.AsSpan(place * channels, channels);
            Assert.Equal((expected[0], expected[channels / 2], expected[^1]), (color.Red, color.Green, color.Blue));
        }
    }

    [Theory]
    [InlineData(2, 1, 1, 2)]
    [InlineData(1, 2, 1, 1)]
    [InlineData(1, 0, 1, 0)]
    [InlineData(1, 1 << 20, 1 << 20, 1)]
    public void What_is_no_picture_has_no_thumbnail(int channels, int height, int width, int bytes) =>
        Assert.Null(BitmapUri.TryWrite(new(0, channels, height, width, new byte[bytes])));
}
