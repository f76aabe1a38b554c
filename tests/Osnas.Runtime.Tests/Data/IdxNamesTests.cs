using System.Buffers.Binary;
using Osnas.Data;
using TorchSharp;

namespace Osnas.Runtime.Tests;

/// <summary>The names and folders that tools keep MNIST's format in.</summary>
public sealed class IdxNamesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")]
    [InlineData("", "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte.gz")]
    [InlineData("", "train-images.idx3-ubyte", "train-labels.idx1-ubyte", "t10k-images.idx3-ubyte", "t10k-labels.idx1-ubyte")]
    [InlineData("", "Train-Images-IDX3-UBYTE.GZ", "TRAIN-LABELS-IDX1-UBYTE", "T10K-IMAGES-IDX3-UBYTE", "T10K-LABELS-IDX1-UBYTE")]
    [InlineData(
        "",
        "emnist-digits-train-images-idx3-ubyte",
        "emnist-digits-train-labels-idx1-ubyte",
        "emnist-digits-test-images-idx3-ubyte",
        "emnist-digits-test-labels-idx1-ubyte")]
    [InlineData("MNIST/raw/", "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte")]
    [InlineData(
        "gzip/",
        "emnist-balanced-train-images-idx3-ubyte.gz",
        "emnist-balanced-train-labels-idx1-ubyte.gz",
        "emnist-balanced-test-images-idx3-ubyte.gz",
        "emnist-balanced-test-labels-idx1-ubyte.gz")]
    [InlineData(
        "",
        "train-images-idx3-ubyte/train-images-idx3-ubyte",
        "train-labels-idx1-ubyte/train-labels-idx1-ubyte",
        "t10k-images-idx3-ubyte/t10k-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte/t10k-labels-idx1-ubyte")]
    public void Each_is_read(string place, string trainImages, string trainLabels, string testImages, string testLabels)
    {
        Write(place + trainImages, [10, 4, 4], Enumerable.Repeat((byte)7, 160));
        Write(place + trainLabels, [10], Enumerable.Range(0, 10).Select(image => (byte)(image % 3)));
        Write(place + testImages, [5, 4, 4], new byte[80]);
        Write(place + testLabels, [5], new byte[5]);

        using var split = DataSource.Load(_folder.Path, seed: 1);

        Assert.Equal([7, 3, 5], new[] { split.Train, split.Validation, split.Test }.Select(part => part.Count));
        Assert.Equal(3, split.Train.Classes);
    }

    [Fact]
    public void Torchvisions_folder_above_and_both_compressed_and_not_is_one_data_set()
    {
        Directory.CreateDirectory(_folder["MNIST/raw"]);
        SampleFiles.WriteIdxFolder(_folder["MNIST/raw"], train: 10, test: 4, compressed: true);
        SampleFiles.WriteIdxFolder(_folder["MNIST/raw"], train: 10, test: 4, compressed: false);

        foreach (var place in (string[])["", "MNIST", "MNIST/raw", "MNIST/raw/train-labels-idx1-ubyte"])
        {
            using var split = DataSource.Load(_folder[place], seed: 1);
            Assert.Equal(4, split.Test.Count);
        }
    }

    [Fact]
    public void Of_several_data_sets_one_file_says_which()
    {
        WriteEmnist("letters", from: 1);
        WriteEmnist("digits", from: 0);

        Assert.Equal(
            $"{_folder.Path} holds several data sets, emnist-digits and emnist-letters: give the folder of one, or one of its files, "
            + $"as {_folder["emnist-digits-train-labels-idx1-ubyte"]}.",
            Assert.Throws<InvalidDataException>(() => DataSource.Load(_folder.Path, seed: 1)).Message);
        using var letters = DataSource.Load(_folder["emnist-letters-test-labels-idx1-ubyte"], seed: 1);
        Assert.Equal(["1", "2", "3"], letters.ClassNames);
        Assert.Equal([0, 1, 2, 0], letters.Test.Labels.data<long>().ToArray());
        Assert.Contains(letters.Notes, note => note.What == "the labels are not 0 to 2; classes are in their order: 1, 2, 3");
        Assert.Contains(
            letters.Notes,
            note => note.What.StartsWith("EMNIST's images have rows and columns swapped", StringComparison.Ordinal));
    }

    [Fact]
    public void Torchvisions_folders_side_by_side_are_several_data_sets()
    {
        foreach (var name in (string[])["MNIST", "FashionMNIST"])
            SampleFiles.WriteIdxFolder(Directory.CreateDirectory(_folder[$"{name}/raw"]).FullName, train: 10, test: 4, compressed: false);

        Assert.Contains(
            "holds several data sets",
            Assert.Throws<InvalidDataException>(() => DataSource.Load(_folder.Path, seed: 1)).Message,
            StringComparison.Ordinal);
        using var one = DataSource.Load(_folder["FashionMNIST"], seed: 1);
        Assert.Equal(4, one.Test.Count);
    }

    [Fact]
    public void The_first_of_qmnists_eight_numbers_is_the_class()
    {
        foreach (var (part, count) in new[] { ("train", 9), ("test", 3) })
        {
            Write($"qmnist-{part}-images-idx3-ubyte", [count, 4, 4], new byte[16 * count]);
            var labels = new byte[32 * count];
            for (var image = 0; image < count; image++)
            {
                BinaryPrimitives.WriteInt32BigEndian(labels.AsSpan(32 * image), image % 3);
                BinaryPrimitives.WriteInt32BigEndian(labels.AsSpan((32 * image) + 4), 77);
            }

            Write($"qmnist-{part}-labels-idx2-int", [count, 8], labels, type: 12);
        }

        using var split = DataSource.Load(_folder.Path, seed: 1);

        Assert.Equal([0, 1, 2], split.Test.Labels.data<long>().ToArray());
    }

    [Fact]
    public void A_test_label_of_no_training_image_is_an_error()
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 6, test: 4, compressed: false);
        Write("t10k-labels-idx1-ubyte", [4], [0, 1, 2, 3]);

        Assert.Equal(
            $"{_folder["t10k-images-idx3-ubyte"]}: the label 3 is of no training image in {_folder["train-images-idx3-ubyte"]}, whose "
            + "labels are 0, 1, 2.",
            Assert.Throws<InvalidDataException>(() => IdxImages.ReadFolder(_folder.Path)).Message);
    }

    [Fact]
    public void A_file_that_is_longer_than_its_header_says_is_named()
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 6, test: 4, compressed: false);
        File.AppendAllText(_folder["t10k-labels-idx1-ubyte"], "x");

        Assert.Equal(
            $"{_folder["t10k-labels-idx1-ubyte"]}: the file is longer than its header says.",
            Assert.Throws<InvalidDataException>(() => IdxImages.ReadFolder(_folder.Path)).Message);
    }

    [Fact]
    public void A_small_compressed_file_whose_header_says_much_takes_no_memory()
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 6, test: 4, compressed: true);
        SampleFiles.WriteIdx(_folder["train-images-idx3-ubyte"], [2_000_000, 32, 32], [], compressed: true);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var exception = Assert.Throws<InvalidDataException>(() => IdxImages.ReadFolder(_folder.Path));

        Assert.Equal($"{_folder["train-images-idx3-ubyte.gz"]}: the file is shorter than its header says.", exception.Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 26);
    }

    private void WriteEmnist(string name, int from)
    {
        foreach (var (part, count) in new[] { ("train", 9), ("test", 4) })
        {
            Write($"emnist-{name}-{part}-images-idx3-ubyte", [count, 4, 4], new byte[16 * count]);
            Write(
                $"emnist-{name}-{part}-labels-idx1-ubyte", [count], Enumerable.Range(0, count).Select(image => (byte)(from + (image % 3))));
        }
    }

    private void Write(string name, int[] shape, IEnumerable<byte> values, byte type = 8)
    {
        var path = _folder[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var isCompressed = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        SampleFiles.WriteIdx(_folder["written"], shape, values, isCompressed);
        File.Move(_folder[isCompressed ? "written.gz" : "written"], path, overwrite: true);
        if (type == 8)
            return;
        var bytes = File.ReadAllBytes(path);
        bytes[2] = type;
        File.WriteAllBytes(path, bytes);
    }
}
