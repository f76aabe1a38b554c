using Osnas.Data;
using Osnas.Experiments;

namespace Osnas.Runtime.Tests;

public sealed class DataInspectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>30 PNG files of 64 x 48 pixels and 10 JPEG files of one channel, 24 x 16; two that aren't pictures.</summary>
    public DataInspectionTests()
    {
        for (var picture = 0; picture < 30; picture++)
            PictureFiles.WritePng(_folder[$"photos/cat/{picture:00}.png"], 64, 48, (byte)picture);
        Directory.CreateDirectory(_folder["photos/dog"]);
        for (var picture = 0; picture < 10; picture++)
            File.WriteAllBytes(
                _folder[$"photos/dog/{picture}.jpg"],
                [.. ExifFiles.InJpeg(PictureBytes.All["jfif"], ExifFiles.Exif(picture < 3 ? 6 : 1, isLittle: true)), (byte)picture]);
        File.WriteAllText(_folder["photos/dog/bad.png"], "<html>not found");
        File.WriteAllText(_folder["photos/dog/worse.png"], string.Empty);
        File.WriteAllText(_folder["photos/dog/notes.txt"], "notes");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_of_pictures_is_described()
    {
        var inspection = DataInspection.Run(new() { Source = _folder["photos"], InputSize = 32 }, seed: 0, space: null);

        Assert.Equal(
            [
                "data      photos: 20 training, 8 validation, 12 test images, scaled to 32x32, 2",
                "            classes",
                "          class  training  validation  test",
                "          cat          15           6     9",
                "          dog           5           2     3",
                "          the pictures are 24x16 to 64x48 pixels",
                "          of each picture, the square in the middle (87.5% of the shorter side)",
                "            is scaled to 32x32",
                "          look at: pictures that EXIF says to turn, used as they are stored",
                "            (--apply-orientation turns them): 3 (dog/0.jpg, dog/1.jpg,",
                "            dog/2.jpg)",
                "          left out: pictures that can't be read: 2 (dog/bad.png, dog/worse.png)",
                "          left out: files that aren't pictures: 1 (dog/notes.txt)",
                "          look at: classes are unequal, with 5 ('dog') to 15 ('cat') training",
                "            images (--class-weights balanced or --sample balanced helps)",
                "pictures  40: 30 PNG, 10 JPEG; 10 gray, 30 with transparency, 3 turned by EXIF",
                "          width 24 to 64 (median 64), height 16 to 48 (median 48)",
                "          of 64x48 pixels, the crop uses 42x42 (57%); --fit stretch and --fit",
                "            pad use all",
                "size      suggested: --input-size 48. Half of the pictures have a shorter side",
                "            of 48 pixels or less",
                "bad       2 pictures can't be read. A search stops before it starts. Replace or",
                "            delete them, or leave them out with --skip-bad-images.",
            ],
            inspection.Lines.Take(23));
        Assert.All(inspection.Lines, line => Assert.True(line.Length <= 80 || line.Contains(_folder.Path, StringComparison.Ordinal)));
        Assert.Equal(
            [$"{_folder["photos/dog/bad.png"]} is not an image, but a web page.", $"{_folder["photos/dog/worse.png"]} is empty."],
            inspection.Report.Pictures!.Unreadable);
        var report = inspection.Report;
        Assert.Equal((20, 8, 12), (report.TrainImages, report.ValidationImages, report.TestImages));
        Assert.Equal(new ImageSize(48, 48), report.SuggestedInputSize);
        Assert.Equal(new Spread(16, 48, 48), report.Pictures.ShorterSide);
        Assert.Equal(2, report.Pictures.UnreadableCount);
    }

    [Fact]
    public void Turned_pictures_are_measured_as_they_are_seen()
    {
        var report = DataInspection.Run(
            new() { Source = _folder["photos"], ApplyOrientation = true, SkipBadImages = true, InputSize = 16 },
            seed: 0,
            space: null).Report;

        Assert.Equal((new Spread(16, 64, 64), new Spread(16, 48, 48)), (report.Pictures!.Width, report.Pictures.Height));
    }

    /// <summary>Its input size is the default.</summary>
    [Fact]
    public void Data_is_compared_with_a_space()
    {
        var inspection = DataInspection.Run(
            new() { Source = _folder["photos"] }, seed: 0, SearchSpaces.Get(nameof(TinySpace)));

        Assert.Equal(
            [
                "space     TinySpace takes images of 1 channel, 8x8; those of the data have 3.",
                "            Set InputChannels in [SearchSpace].",
            ],
            inspection.Lines.TakeLast(2));
        Assert.Equal(
            [
                "data      photos: 20 training, 8 validation, 12 test images, scaled to 8x8 (the",
                "            input size of TinySpace), 2 classes",
                "          networks have 2 outputs, one for each class, instead of the 3 of",
                "            TinySpace",
            ],
            inspection.Lines.Take(4));
        Assert.Equal(new SpaceFit(nameof(TinySpace), 3, 1, 8, false), inspection.Report.Space);
        Assert.Equal(8, inspection.Report.InputSize);
    }

    [Theory]
    [InlineData(200, 205, "192x192")]
    [InlineData(300, 305, "224x224")]
    [InlineData(27, 28, "27x27")]
    [InlineData(64, 48, "48x64")]
    [InlineData(48, 64, "64x48")]
    [InlineData(640, 480, "224x296")]
    [InlineData(37, 28, "28x37")]
    [InlineData(3, 2, "2x3")]
    public void A_usual_size_of_the_proportions_is_suggested(int width, int height, string suggested)
    {
        WritePictures(width, height);

        Assert.Equal(ImageSize.Parse(suggested), Inspect(8).Report.SuggestedInputSize);
    }

    [Fact]
    public void The_size_that_is_given_is_not_suggested()
    {
        WritePictures(64, 48);

        var (suggesting, silent) = (Inspect(32), Inspect(new(48, 64)));

        Assert.Equal(
            [
                "size      suggested: --input-size 48x64 (height x width). Nearly all pictures",
                "            have these proportions, and half have a shorter side of 48 pixels or",
                "            less",
            ],
            suggesting.Lines.TakeLast(3));
        Assert.Null(silent.Report.SuggestedInputSize);
        Assert.DoesNotContain(silent.Lines, line => line.StartsWith("size", StringComparison.Ordinal));
    }

    private DataInspection Inspect(ImageSize size) =>
        DataInspection.Run(new() { Source = _folder["same"], InputSize = size }, seed: 0, space: null);

    private void WritePictures(int width, int height)
    {
        foreach (var name in new[] { "a", "b" })
        {
            for (var picture = 0; picture < 4; picture++)
                PictureFiles.WritePng(_folder[$"same/{name}/{picture}.png"], width, height, (byte)picture);
        }
    }
}
