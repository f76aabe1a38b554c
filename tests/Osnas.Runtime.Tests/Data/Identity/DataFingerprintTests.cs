using System.Globalization;
using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class DataFingerprintTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_follows_from_the_data_alone()
    {
        var first = Arrays([1, 2, 3, 4]);

        Assert.Matches("^[0-9a-f]{32}$", first.Hash);
        Assert.Equal(first.Hash, Arrays([1, 2, 3, 4]).Hash);
        Assert.Equal(first.Hash, first.ToString());
        Assert.Null(DataDifference.Find(first, Arrays([1, 2, 3, 4])));
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3 }, "1 image is gone (image 3)")]
    [InlineData(new[] { 2, 3, 4 }, "1 image is gone (image 0)")]
    [InlineData(new[] { 1, 2, 3, 4, 5 }, "1 image is new (image 4)")]
    [InlineData(new[] { 1, 2, 3, 5 }, "1 image is gone (image 3), 1 is new (image 3)")]
    [InlineData(new[] { 1, 2, 3, 4, 4 }, "1 image is new (image 4)")]
    [InlineData(new[] { 5, 6, 7, 8 }, "4 images are gone (image 0, image 1, image 2, ...), 4 are new (image 0, image 1, image 2, ...)")]
    [InlineData(new[] { 4, 3, 2, 1 }, "the images are in a different order")]
    public void What_differs_in_arrays_is_told(int[] pixels, string difference)
    {
        var (before, now) = (Arrays([1, 2, 3, 4]), Arrays(pixels));

        Assert.NotEqual(before.Hash, now.Hash);
        Assert.Equal(difference, DataDifference.Find(before, now));
    }

    [Fact]
    public void Parts_and_labels_count()
    {
        var before = Arrays([1, 2, 3, 4], test: [7, 8]);

        Assert.Equal("1 image is gone (test image 1)", DataDifference.Find(before, Arrays([1, 2, 3, 4], test: [7])));
        Assert.Equal(
            "1 image is gone (image 0), 1 is new (image 0)",
            DataDifference.Find(before, Arrays([1, 2, 3, 4], test: [7, 8], firstLabel: 2)));
    }

    [Fact]
    public void Files_are_told_by_their_names()
    {
        Write("cat/0.png", "cat/1.png", "dog/0.png", "dog/1.png");
        var before = Files();
        File.Delete(_folder["cat/1.png"]);
        PictureFiles.WritePng(_folder["dog/2.png"], 4, 4, 200);
        PictureFiles.WritePng(_folder["dog/0.png"], 4, 4, 201);
        var now = Files();

        Assert.Equal("1 image is gone (cat/1.png), 1 is new (dog/2.png), 1 changed (dog/0.png)", DataDifference.Find(before, now));
        Assert.Equal("1 image is gone (dog/2.png), 1 is new (cat/1.png), 1 changed (dog/0.png)", DataDifference.Find(now, before));
    }

    [Fact]
    public void Classes_are_told_by_their_names()
    {
        Write("cat/0.png", "cat/1.png", "dog/0.png", "dog/1.png");
        var before = Files();
        Directory.Move(_folder["dog"], _folder["zebra"]);

        Assert.Equal("the data has 2 classes (cat, zebra) now and had 2 classes (cat, dog)", DataDifference.Find(before, Files()));
        Assert.Equal(
            "the data has 9 classes (0, 1, 2, 3, 4, 5, 6, 7, ...) now and had 1 class (a)",
            DataDifference.OfClasses(["a"], [.. Enumerable.Range(0, 9).Select(name => name.ToString(CultureInfo.InvariantCulture))]));
    }

    [Fact]
    public void A_file_keeps_all_of_it()
    {
        Write("cat/0.png", "cat/1.png", "dog/0.png", "dog/1.png");
        foreach (var fingerprint in (DataFingerprint[])[Files(), Arrays([1, 2, 3, 4], test: [7, 8])])
        {
            fingerprint.Write(_folder["list.gz"]);
            var read = DataFingerprint.Read(_folder["list.gz"]);

            Assert.Equal(fingerprint.Hash, read.Hash);
            Assert.Equal(fingerprint.ListImages(), read.ListImages());
            Assert.Equal(fingerprint.ClassNames, read.ClassNames);
        }
    }

    [Fact]
    public void A_file_that_is_damaged_is_an_error_that_names_it()
    {
        Arrays([1, 2, 3, 4]).Write(_folder["list.gz"]);
        var bytes = File.ReadAllBytes(_folder["list.gz"]);
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            byte[] damaged = [.. bytes.Take(random.Next(bytes.Length))];
            for (var change = random.Next(4); change > 0 && damaged.Length > 0; change--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(_folder["damaged.gz"], damaged);
            try
            {
                DataFingerprint.Read(_folder["damaged.gz"]);
            }
            catch (InvalidDataException exception)
            {
                Assert.StartsWith(
                    $"{_folder["damaged.gz"]} is not the list of a run's images: ", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    private void Write(params string[] names)
    {
        for (var index = 0; index < names.Length; index++)
            PictureFiles.WritePng(_folder[names[index]], 4, 4, (byte)index);
    }

    private DataFingerprint Files()
    {
        var classes = ImageFolder.FindClasses(_folder.Path);
        using var images = ImageFolder.Find(_folder.Path, classes, 4, 1, 0);
        return FingerprintBuilder.Build(new(images, null, null, new()), _folder.Path, verify: true);
    }

    private static DataFingerprint Arrays(int[] pixels, int[]? test = null, int firstLabel = 0)
    {
        using var train = Dataset(pixels, firstLabel);
        using var tested = test is null ? null : Dataset(test, 0);
        return FingerprintBuilder.Build(new(train, null, tested, new()), "arrays", verify: false);
    }

    /// <summary>Images of one value each, with labels by that value.</summary>
    private static InMemoryDataset Dataset(int[] pixels, int firstLabel)
    {
        using var scope = NewDisposeScope();
        var images = stack([.. pixels.Select(value => full([1, 2, 2], value, ScalarType.Float32))]);
        return new(
            images.DetachFromDisposeScope(),
            tensor(pixels.Select((value, index) => index == 0 && firstLabel > 0 ? firstLabel : value % 2L).ToArray())
                .DetachFromDisposeScope(),
            3);
    }
}
