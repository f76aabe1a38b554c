using Osnas.Data;
using TorchSharp;

namespace Osnas.Runtime.Tests;

public sealed class CsvImagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("digits.csv")]
    [InlineData("digits.csv.gz")]
    public void A_file_is_read(string name)
    {
        SampleFiles.WriteCsv(_folder[name], 5);

        using var images = CsvImages.Read(_folder[name]);

        Assert.Equal([5, 1, 4, 4], images.Images.shape);
        Assert.Equal(3, images.Classes);
        Assert.Equal([0, 1, 2, 0, 1], images.Labels.data<long>().ToArray());
        Assert.Equal(3 + (4 * 2) + 1, images.Images[3, 0, 2, 1].item<float>());
    }

    [Fact]
    public void Numbers_have_points_in_every_culture()
    {
        var culture = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new("de-DE");
        try
        {
            using var images = Read("0.5,1.5,-2.5e1,3,0\n0.25,1,2,3,1");

            Assert.Equal([0.5f, 1.5f, -25f, 3f, 0.25f, 1f, 2f, 3f], images.Images.data<float>().ToArray());
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("1,2,3,4,0\n1,2,3,0", ", line 2: 4 values, with commas between values; the lines before have 5.")]
    [InlineData("1,2,3,4,0\n1,2,3,4,1\n1,x,3,4,0", ", line 3: 'x' is not a number.")]
    [InlineData("1,x,3,4,0\n1,2,3,4,1", ", line 1: 'x' is not a number.")]
    [InlineData("1,2,3,4,0\n1,,3,4,1", ", line 2: '' is not a number.")]
    [InlineData("1,2,3,4,0\n1,nan,3,4,1", ", line 2: 'nan' is not a number.")]
    [InlineData("1,2,3,4,0\n1,1e300,3,4,1", ", line 2: '1e300' is not a number.")]
    [InlineData(
        "1,2,3,4,0\n1,2,3,\u001b[2J\0,0",
        ", line 2: it contains zero bytes, so it is not UTF-8 text. If it is a table, save it as UTF-8.")]
    [InlineData("1,2,3,4,0\n1,\u001b[2J,3,4,1", ", line 2: '?[2J' is not a number.")]
    [InlineData(
        "1,2,3,4,0\n1,x123456789012345678901234567890123456789,3,4,1",
        ", line 2: 'x123456789012345678901234567890123456789' is not a number.")]
    [InlineData(
        "1,2,3,4,0\n1,x1234567890123456789012345678901234567890,3,4,1",
        ", line 2: 'x123456789012345678901234567890123456789...' is not a number.")]
    [InlineData("1,2,3,4,0\n1,\"2,3,4,1", ", line 2: a quote isn't closed, or text follows it.")]
    [InlineData(
        "1,2,3,4,5,0\n1,2,3,4,5,1",
        ": 2 lines of 5 pixels are not square images. There are 6 columns (commas between them), and the label is one of them.")]
    [InlineData(
        "0\n1", ": 2 lines of 0 pixels are not square images. There are 1 columns (spaces between them), and the label is one of them.")]
    [InlineData("", ": it has no line of values.")]
    [InlineData("\n# nothing\n", ": it has no line of values.")]
    [InlineData("label,a,b,c,d\n", ": it has a header, but no line of values.")]
    public void What_is_wrong_is_named_with_its_place(string text, string message) =>
        Assert.Equal(_folder["images.csv"] + message, Assert.Throws<InvalidDataException>(() => Read(text)).Message);

    [Fact]
    public void A_file_that_isnt_compressed_as_its_name_says_is_named()
    {
        File.WriteAllText(_folder["images.csv.gz"], "1,2,3,4,0");

        var exception = Assert.Throws<InvalidDataException>(() => CsvImages.Read(_folder["images.csv.gz"]));

        Assert.Equal(
            _folder["images.csv.gz"] + ": its name ends in .gz, but it isn't compressed by gzip. Rename it, or download it again.",
            exception.Message);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void A_truncated_compressed_file_is_named(double share)
    {
        SampleFiles.WriteCsv(_folder["images.csv.gz"], 200);
        using (var file = File.OpenWrite(_folder["images.csv.gz"]))
            file.SetLength((long)(file.Length * share));

        var exception = Assert.Throws<InvalidDataException>(() => CsvImages.Read(_folder["images.csv.gz"]));

        Assert.StartsWith(_folder["images.csv.gz"], exception.Message, StringComparison.Ordinal);
    }

    private InMemoryDataset Read(string text)
    {
        File.WriteAllText(_folder["images.csv"], text);
        return CsvImages.Read(_folder["images.csv"]);
    }
}
