using System.Buffers.Binary;
using System.Text;
using Osnas.Data;
using TorchSharp;

namespace Osnas.Runtime.Tests;

public sealed class NumpyImagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Target => _folder["data.npz"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Kerass_file_is_read()
    {
        NumpyFiles.WriteKeras(Target, train: 5, test: 4);

        var (train, validation, test) = NumpyImages.Read(Target);

        using (train)
        using (test)
        {
            Assert.Null(validation);
            Assert.Equal([5, 1, 4, 4], train.Images.shape);
            Assert.Equal([0, 1, 2, 0, 1], train.Labels.data<long>().ToArray());
            Assert.Equal((3 + (4 * 2) + 1) / 255f, train.Images[3, 0, 2, 1].item<float>());
            Assert.Equal([0, 1, 2, 0], test!.Labels.data<long>().ToArray());
        }
    }

    [Fact]
    public void Medmnists_file_has_its_own_validation_images()
    {
        NumpyFiles.WriteArchive(
            Target,
            ("train_images", NumpyFiles.Images(6)),
            ("train_labels", NumpyFiles.Labels(6, areColumn: true)),
            ("val_images", NumpyFiles.Images(3)),
            ("val_labels", NumpyFiles.Labels(3, areColumn: true)),
            ("test_images", NumpyFiles.Images(4)),
            ("test_labels", NumpyFiles.Labels(4, areColumn: true)));

        using var split = DataSource.Load(Target, seed: 1);

        Assert.Equal([6, 3, 4], new[] { split.Train, split.Validation, split.Test }.Select(part => part.Count));
    }

    [Theory]
    [InlineData("x_train", "y_train")]
    [InlineData("X_train", "y_train")]
    [InlineData("trainX", "trainY")]
    [InlineData("Xtrain", "ytrain")]
    [InlineData("train_images", "train_labels")]
    [InlineData("images", "labels")]
    [InlineData("data", "target")]
    [InlineData("x", "y")]
    public void Names_of_arrays_say_what_they_are(string images, string labels)
    {
        NumpyFiles.WriteArchive(Target, (images, NumpyFiles.Images(6)), (labels, NumpyFiles.Labels(6)));

        using var read = NumpyImages.Read(Target).Train;

        Assert.Equal([6, 1, 4, 4], read.Images.shape);
    }

    [Fact]
    public void A_folder_of_arrays_is_read_as_a_file_of_them()
    {
        File.WriteAllBytes(_folder["x_train.npy"], NumpyFiles.Images(6));
        File.WriteAllBytes(_folder["y_train.npy"], NumpyFiles.Labels(6));

        using var read = NumpyImages.Read(_folder.Path).Train;

        Assert.Equal([0, 1, 2, 0, 1, 2], read.Labels.data<long>().ToArray());
    }

    public static TheoryData<string, long[], long[], int> Shapes => new()
    {
        { "[N, H, W]", [2, 4, 4], [2, 1, 4, 4], 7 },
        { "[N, H, W, 1]", [2, 4, 4, 1], [2, 1, 4, 4], 7 },
        { "[N, 1, H, W]", [2, 1, 4, 4], [2, 1, 4, 4], 7 },
        { "[N, H * W]", [2, 16], [2, 1, 4, 4], 7 },
        { "[N, H, W, C]: pixel 1,3 of channel 0", [2, 4, 4, 3], [2, 3, 4, 4], 7 * 3 },
        { "[N, C, H, W]", [2, 3, 4, 4], [2, 3, 4, 4], 7 },
        { "[N, H, W], not square", [2, 5, 6], [2, 1, 5, 6], 9 },
        { "[N, H, W, C], not square", [2, 4, 5, 3], [2, 3, 4, 5], 8 * 3 },
        { "[N, C, H, W], not square", [2, 3, 5, 4], [2, 3, 5, 4], 7 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Shapes_say_where_rows_and_channels_are(string meaning, long[] shape, long[] expected, int pixel)
    {
        Assert.NotEmpty(meaning);
        var count = (int)shape.Aggregate((product, extent) => product * extent);
        Write(NumpyFiles.Array("|u1", shape, [.. Enumerable.Range(0, count).Select(value => (byte)value)]), Two());

        using var read = NumpyImages.Read(Target).Train;

        Assert.Equal(expected, read.Images.shape);
        Assert.Equal(pixel / 255f, read.Images[0, 0, 1, 3].item<float>());
    }

    [Fact]
    public void Types_orders_of_bytes_and_orders_of_dimensions_are_numpys()
    {
        int[] values = [.. Enumerable.Range(0, 32)];
        float[] expected = [.. values.Select(value => (float)value)];
        Check("<f4", values.Select(value => (float)value).ToArray());
        Check("<f8", values.Select(value => (double)value).ToArray());
        Check("<f2", values.Select(value => (Half)value).ToArray());
        Check("<i4", values);
        Check("<i8", values.Select(value => (long)value).ToArray());
        Check("<u2", values.Select(value => (ushort)value).ToArray());
        Check("<u4", values.Select(value => (uint)value).ToArray());
        Check("|i1", values.Select(value => (sbyte)value).ToArray());
        Check(">i4", values.Select(BinaryPrimitives.ReverseEndianness).ToArray());

        // Order of Fortran: image first, column last, so that value v is of image v % 2, row v / 2 % 4, column v / 8.
        Write(NumpyFiles.Array("<i4", [2, 4, 4], values, isFortran: true), Two());
        using var read = NumpyImages.Read(Target).Train;
        Assert.Equal(1 + (2 * 3) + (8 * 2), read.Images[1, 0, 3, 2].item<float>());

        void Check<T>(string type, T[] data)
            where T : unmanaged
        {
            Write(NumpyFiles.Array(type, [2, 4, 4], data), Two());
            using var read = NumpyImages.Read(Target).Train;
            Assert.Equal(expected, read.Images.data<float>().ToArray());
        }
    }

    [Fact]
    public void Labels_may_be_one_hot_floats_or_names()
    {
        Write(NumpyFiles.Images(3), NumpyFiles.Array("<f4", [3, 3], new float[] { 0, 0, 1, 1, 0, 0, 0, 1, 0 }));
        Assert.Equal([2, 0, 1], Labels());

        Write(NumpyFiles.Images(3), NumpyFiles.Array("<f8", [3], new double[] { 7, 3, 7 }));
        Assert.Equal([1, 0, 1], Labels());

        Write(NumpyFiles.Images(3), NumpyFiles.Array("<U3", [3], Encoding.UTF32.GetBytes("dogcatdog")));
        Assert.Equal([1, 0, 1], Labels());
        using var names = NumpyImages.Read(Target).Train;
        Assert.Equal(["cat", "dog"], names.ClassNames);

        long[] Labels()
        {
            using var read = NumpyImages.Read(Target).Train;
            return read.Labels.data<long>().ToArray();
        }
    }

    public static TheoryData<string, byte[], byte[]> Faults => new()
    {
        { "(x_train): uint8 [2, 9, 3]: gray images that aren't square must be higher and wider than 4 pixels, because so few could be "
            + "channels.", NumpyFiles.Array("|u1", [2, 9, 3], new byte[54]), Two() },
        { "(x_train): uint8 [2, 3, 3, 3]: height and width must be larger than the number of channels (1 to 4).",
            NumpyFiles.Array("|u1", [2, 3, 3, 3], new byte[54]), Two() },
        { "(x_train): uint8 [2, 8, 8, 8] are not images [N, H, W], [N, H, W, C] or [N, C, H, W] with up to 4 channels. Volumes can't be "
            + "read.", NumpyFiles.Array("|u1", [2, 8, 8, 8], new byte[1024]), Two() },
        { "(x_train): uint8 [0, 4, 4] are not images.", NumpyFiles.Array("|u1", [0, 4, 4], []), NumpyFiles.Array("|u1", [0], []) },
        { "(x_train): some values are NaN or infinite.",
            NumpyFiles.Array("<f4", [2, 2, 2], [1f, 2, 3, 4, 5, 6, 7, float.NaN]), Two() },
        { "(x_train.npy) holds Python objects (a pickle), which Osnas never runs. ", NumpyFiles.Array("|O", [2], new byte[50]), Two() },
        {
            "(x_train.npy) is not an array of numbers or text: its header is {'descr': '<c8'",
            NumpyFiles.Array("<c8", [2, 2, 2], new byte[64]),
            Two() },
        { "(x_train.npy): its header says 999999999999x999999999999 values, more than Osnas reads.",
            NumpyFiles.Array("|u1", [999999999999, 999999999999], []), Two() },
        { "(x_train.npy) has 16 bytes of data; its header says 1000000000 numbers of 1 bytes.",
            NumpyFiles.Array("|u1", [1000000000], new byte[16]), Two() },
        { "(y_train): uint8 [3] for 2 images in x_train; each image needs a label.", NumpyFiles.Images(2),
            NumpyFiles.Array("|u1", [3], new byte[3]) },
        { "(y_train): uint8 [2, 3] is not one label for each image", NumpyFiles.Images(2),
            NumpyFiles.Array("|u1", [2, 3], new byte[] { 1, 0, 1, 0, 1, 0 }) },
        { "(y_train): some labels are not whole numbers from 0 to 65535.", NumpyFiles.Images(2),
            NumpyFiles.Array("<f4", [2], [0.5f, 1]) },
        { "(x_train): all 2 images have the same class, '4', so there is nothing to tell apart.", NumpyFiles.Images(2),
            NumpyFiles.Array("|u1", [2], new byte[] { 4, 4 }) },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_is_wrong_is_named(string message, byte[] images, byte[] labels)
    {
        Write(images, labels);

        Assert.StartsWith(
            $"{Target} {message}", Assert.Throws<InvalidDataException>(() => NumpyImages.Read(Target)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_without_labels_are_refused()
    {
        NumpyFiles.WriteArchive(Target, ("x_train", NumpyFiles.Images(2)));

        Assert.StartsWith(
            $"{Target} holds x_train without its labels. ",
            Assert.Throws<InvalidDataException>(() => NumpyImages.Read(Target)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_is_cut_off_says_so()
    {
        NumpyFiles.WriteArchive(Target, ("x_train", NumpyFiles.Images(2)), ("y_train", NumpyFiles.Labels(2)));
        File.WriteAllBytes(Target, File.ReadAllBytes(Target)[..^40]);

        Assert.Equal(
            $"{Target} is no whole file of numpy.savez: it is damaged or cut off. Write or download it again.",
            Assert.Throws<InvalidDataException>(() => NumpyImages.Read(Target)).Message);
    }

    [Fact]
    public void An_archive_that_expands_beyond_all_images_is_refused_before_memory_is_taken()
    {
        NumpyFiles.WriteArchive(
            Target, ("x_train", NumpyFiles.Array("|u1", [50_000, 28, 28], new byte[39_200_000])), ("y_train", NumpyFiles.Labels(2)));

        Assert.Contains(
            "it expands to more than 200 times its size",
            Assert.Throws<InvalidDataException>(() => NumpyImages.Read(Target)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Loading_leaves_no_tensor()
    {
        NumpyFiles.WriteKeras(Target, train: 20, test: 4);

        LiveTensors.AssertConstant(3, () => DataSource.Load(Target, seed: 1).Dispose());
    }

    private static byte[] Two() => NumpyFiles.Array("|u1", [2], new byte[] { 0, 1 });

    private void Write(byte[] images, byte[] labels) => NumpyFiles.WriteArchive(Target, ("x_train", images), ("y_train", labels));
}
