using Osnas.Data;
using TorchSharp;

namespace Osnas.Runtime.Tests;

public sealed class IdxImagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_folder_is_read(bool compressed)
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 5, test: 4, compressed);

        var (train, test) = IdxImages.ReadFolder(_folder.Path);
        using (train)
        using (test)
        {
            Assert.Equal([5, 1, 4, 4], train.Images.shape);
            Assert.Equal([4, 1, 4, 4], test.Images.shape);
            Assert.Equal((3, 4, 1), (train.Classes, train.Size, train.Channels));
            Assert.Equal([0, 1, 2, 0, 1], train.Labels.data<long>().ToArray());
            Assert.Equal((3 + (4 * 2) + 1) / 255f, train.Images[3, 0, 2, 1].item<float>());
        }
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 5, test: 4, compressed: false);
        File.Delete(_folder["t10k-labels-idx1-ubyte"]);

        var exception = Assert.Throws<FileNotFoundException>(() => IdxImages.ReadFolder(_folder.Path));

        Assert.Equal($"There is no t10k-labels-idx1-ubyte or t10k-labels-idx1-ubyte.gz in {_folder.Path}.", exception.Message);
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte", 20)]
    [InlineData("train-images-idx3-ubyte", 7)]
    [InlineData("train-labels-idx1-ubyte", 8)]
    [InlineData("train-images-idx3-ubyte", 0)]
    public void A_truncated_file_is_named(string name, int length)
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 5, test: 4, compressed: false);
        using (var file = File.OpenWrite(_folder[name]))
            file.SetLength(length);

        AssertRefused($"{_folder[name]}: the file is shorter than its header says.");
    }

    [Fact]
    public void A_truncated_compressed_file_is_named()
    {
        const string Name = "train-images-idx3-ubyte.gz";
        SampleFiles.WriteIdxFolder(_folder.Path, train: 50, test: 4, compressed: true);
        using (var file = File.OpenWrite(_folder[Name]))
            file.SetLength(file.Length / 2);

        AssertRefused($"{_folder[Name]}: the file is shorter than its header says.");
    }

    [Fact]
    public void A_file_that_isnt_compressed_as_its_name_says_is_named()
    {
        const string Name = "train-images-idx3-ubyte.gz";
        SampleFiles.WriteIdxFolder(_folder.Path, train: 5, test: 4, compressed: true);
        File.WriteAllText(_folder[Name], "not compressed, but long enough for a header");

        var exception = Assert.Throws<InvalidDataException>(() => IdxImages.ReadFolder(_folder.Path));

        Assert.StartsWith(_folder[Name], exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 9, "it holds signed bytes with 3 dimensions; what is read is unsigned bytes with 3 dimensions.")]
    [InlineData(2, 13, "the file is shorter than its header says.")]
    [InlineData(3, 1, "the file is longer than its header says.")]
    [InlineData(3, 9, "not an IDX file.")]
    [InlineData(0, 'P', "not an IDX file.")]
    public void Another_format_is_named(int position, byte value, string message)
    {
        const string Name = "train-images-idx3-ubyte";
        SampleFiles.WriteIdxFolder(_folder.Path, train: 5, test: 4, compressed: false);
        var bytes = File.ReadAllBytes(_folder[Name]);
        bytes[position] = value;
        File.WriteAllBytes(_folder[Name], bytes);

        AssertRefused($"{_folder[Name]}: {message}");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void A_header_of_no_images_is_refused(int count)
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 5, test: 4, compressed: false);
        SampleFiles.WriteIdx(_folder["train-images-idx3-ubyte"], [count, 4, 4], []);

        AssertRefused($"{_folder["train-images-idx3-ubyte"]}: its header says {count}x4x4 values.");
    }

    [Fact]
    public void A_header_of_more_than_memory_holds_is_refused()
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 5, test: 4, compressed: false);
        SampleFiles.WriteIdx(_folder["train-images-idx3-ubyte"], [int.MaxValue, 28, 28], []);

        AssertRefused($"{_folder["train-images-idx3-ubyte"]}: its header says 2147483647x28x28 values.");
    }

    [Fact]
    public void Images_neednt_be_square()
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 4, test: 4, compressed: false);
        SampleFiles.WriteIdx(_folder["train-images-idx3-ubyte"], [4, 1, 2], [0, 255, 255, 0, 0, 0, 0, 0]);

        var (train, test) = IdxImages.ReadFolder(_folder.Path);
        using (train)
        using (test)
        {
            Assert.Equal(new(1, 2), train.Size);
            Assert.Equal([0f, 1, 1, 0], train.Images.data<float>().ToArray()[..4]);
        }
    }

    [Fact]
    public void As_many_labels_as_images_are_needed()
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 5, test: 4, compressed: false);
        SampleFiles.WriteIdx(_folder["train-labels-idx1-ubyte"], [2], [0, 1]);

        AssertRefused($"{_folder.Path}: 5 train images but 2 labels.");
    }

    private void AssertRefused(string message) =>
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => IdxImages.ReadFolder(_folder.Path)).Message);
}
