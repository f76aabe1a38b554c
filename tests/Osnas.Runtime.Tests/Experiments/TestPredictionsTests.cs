using Osnas.Data;
using Osnas.Experiments;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class TestPredictionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Predictions_of_arrays_are_by_number_and_pictures_go_from_black_to_white()
    {
        using var images = tensor([0f, 4f, 8f, 16f, 1f, 2f, 3f, 12f, 7f, 7f, 7f, 7f], [3, 1, 2, 2]);
        using var labels = tensor((long[])[0, 1, 1]);
        using var test = new InMemoryDataset(images, labels, 2) { ClassNames = ["even", "odd, \"as such\""] };

        var record = Keep(test, [new(0, 1, 0.75f), new(1, 1, 0.875f), new(1, 0, 1f)]);

        Assert.Equal(
            """"
            image,class,predicted,probability
            0,even,"odd, ""as such""",0.75
            1,"odd, ""as such""","odd, ""as such""",0.875
            2,"odd, ""as such""",even,1

            """",
            File.ReadAllText(_folder[RunDirectory.PredictionsFile]).ReplaceLineEndings());
        Assert.Equal([[0, 1], [1, 1]], record.Confusion);

        // From 0 to 16 among the two wrong images.
        var pictures = JsonText.Read(_folder[RunDirectory.WrongImagesFile], OsnasJson.Default.IReadOnlyListThumbnailDocument);
        Assert.Equal([2, 0], pictures.Select(picture => picture.Row));
        Assert.Equal([112, 112, 112, 112], pictures[0].Pixels);
        Assert.Equal([0, 64, 128, 255], pictures[1].Pixels);
        Assert.Equal((1, 2, 2), (pictures[1].Channels, pictures[1].Height, pictures[1].Width));
        Assert.All(record.WrongImages, image => Assert.NotNull(image.Thumbnail));
    }

    /// <summary>The bytes of the files, as far as 32-bit floats keep them through the normalization.</summary>
    [Fact]
    public void Predictions_of_files_have_their_names_and_their_colors()
    {
        PictureFiles.WritePng(_folder["images/cat/a.png"], 16, 16, 40);
        PictureFiles.WritePng(_folder["images/dog/b.png"], 16, 16, 200);
        using var test = ImageFolder.Find(_folder["images"], ["cat", "dog"], 16, 1, 0);
        test.Normalize(Normalization.ImageNet);

        var record = Keep(test, [new(0, 1, 0.5f), new(1, 1, 0.5f)]);

        Assert.Equal(("cat/a.png", "cat", "dog", 0.5), record.WrongImages.Select(image =>
            (image.Image, image.Class, image.Predicted, image.Probability)).Single());
        var picture = JsonText.Read(_folder[RunDirectory.WrongImagesFile], OsnasJson.Default.IReadOnlyListThumbnailDocument).Single();
        Assert.Equal((3, 16, 16), (picture.Channels, picture.Height, picture.Width));
        Assert.Equal(
            Enumerable.Range(0, 256).SelectMany(place => (byte[])[(byte)(place % 16), (byte)(place / 16), 40]), picture.Pixels);
    }

    [Fact]
    public void Large_images_are_scaled_to_64_pixels()
    {
        using var images = ones(1, 1, 96, 192);
        using var labels = tensor((long[])[0]);
        using var test = new InMemoryDataset(images, labels, 2);

        var record = Keep(test, [new(0, 1, 0.5f)]);

        Assert.Equal((64, 32), record.WrongImages.Select(image => (image.Thumbnail!.Width, image.Thumbnail.Height)).Single());
    }

    private TestRecord Keep(ImageDataset test, ClassifiedImage[] images)
    {
        using var directory = new RunDirectory(_folder.Path);
        TestPredictions.Keep(directory, test, new(test.ClassNames, [[0, 0], [0, 0]], 0) { Images = images });
        return PredictionsReader.Read(_folder[RunDirectory.PredictionsFile], test.ClassNames).ToRecord(
            JsonText.Read(_folder[RunDirectory.WrongImagesFile], OsnasJson.Default.IReadOnlyListThumbnailDocument));
    }
}
