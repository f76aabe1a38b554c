using System.IO.Compression;
using Osnas.Data;
using TorchSharp;

namespace Osnas.Runtime.Tests;

public sealed class CifarImagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Ten => _folder["cifar-10-batches-bin"];

    private string Hundred => _folder["cifar-100-binary"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("cifar-10-batches-bin")]
    [InlineData("packed")]
    [InlineData("packed/cifar-10-binary.tar.gz")]
    public void Cifar_10_is_read_from_its_folder_the_one_above_and_the_archive(string place)
    {
        WriteCifar10();

        var (train, test) = CifarImages.ReadCifar10(_folder[place]);
        using (train)
        using (test)
        {
            Assert.Equal([10, 3, 32, 32], train.Images.shape);
            Assert.Equal([3, 3, 32, 32], test.Images.shape);
            Assert.Equal(10, train.Classes);
            Assert.Equal([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], train.Labels.data<long>().ToArray());
            Assert.Equal([0, 1, 0], test.Labels.data<long>().ToArray());
            AssertPixels(train, at: 0, file: 1, image: 0);
            AssertPixels(train, at: 5, file: 3, image: 1);
            AssertPixels(test, at: 2, file: 6, image: 2);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("cifar-100-binary")]
    [InlineData("packed")]
    public void Cifar_100_has_its_fine_labels(string place)
    {
        CifarFiles.WriteCifar100(Hundred, train: 5, test: 2);
        Directory.CreateDirectory(_folder["packed"]);
        CifarFiles.Pack(Hundred, _folder["packed/cifar-100-binary.tar.gz"]);

        var (train, test) = CifarImages.ReadCifar100(_folder[place]);
        using (train)
        using (test)
        {
            Assert.Equal([99, 98, 97, 96, 95], train.Labels.data<long>().ToArray());
            Assert.Equal([99, 98], test.Labels.data<long>().ToArray());
            Assert.Equal(100, test.Classes);
            AssertPixels(train, at: 4, file: 1, image: 4);
            AssertPixels(test, at: 1, file: 2, image: 1);
        }
    }

    [Fact]
    public void Training_images_are_divided_and_the_test_images_are_the_official_ones()
    {
        WriteCifar10();

        using var split = DataSource.Load(new DataOptions { Source = _folder.Path, Format = DataFormat.Cifar10 }, seed: 1);
        using var found = DataSource.Load(Ten, seed: 1);
        using var other = DataSource.Load(Ten, seed: 2);
        using var whole = DataSource.Load(new DataOptions { Source = Ten, TrainPortion = 1 }, seed: 1);

        Assert.Equal(
            [8, 2, 3, 10, 3], new[] { split.Train, split.Validation, split.Test, whole.Train, whole.Test }.Select(part => part.Count));
        Assert.Equal([0, 1, 0], split.Test.Labels.data<long>().ToArray());
        Assert.Equal(Augment.Rows(split.Train.Images()), Augment.Rows(found.Train.Images()));
        Assert.NotEqual(Augment.Rows(split.Validation.Images()), Augment.Rows(other.Validation.Images()));
        Assert.Equal(
            [typeof(RandomCrop), typeof(HorizontalFlip)], found.Train.Augmentations.Select(augmentation => augmentation.GetType()));
    }

    [Fact]
    public void Of_two_data_sets_in_a_folder_one_has_to_be_named()
    {
        WriteCifar10();
        CifarFiles.WriteCifar100(Hundred, train: 5, test: 2);

        using var named = DataSource.Load(new DataOptions { Source = _folder.Path, Format = DataFormat.Cifar100 }, seed: 1);

        Assert.Equal(100, named.Train.Classes);
        Assert.Equal(
            $"{_folder.Path} holds several data sets, Cifar10 and Cifar100: give the folder of one, one of its files, or the format.",
            Assert.Throws<InvalidDataException>(() => DataSource.Load(_folder.Path, seed: 1)).Message);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Equal(
            $"There is no CIFAR-10 in {_folder.Path}: neither test_batch.bin nor cifar-10-batches-bin/test_batch.bin nor "
            + "cifar-10-binary.tar.gz. Osnas reads the binary version.",
            Assert.Throws<FileNotFoundException>(() => CifarImages.ReadCifar10(_folder.Path)).Message);

        WriteCifar10();
        File.Delete(Path.Combine(Ten, "data_batch_3.bin"));

        Assert.Equal(
            $"There is no data_batch_3.bin in {Ten}, which is part of CIFAR-10.",
            Assert.Throws<FileNotFoundException>(() => CifarImages.ReadCifar10(Ten)).Message);
    }

    [Fact]
    public void A_file_of_another_length_is_named()
    {
        WriteCifar10();
        var path = Path.Combine(Ten, "data_batch_2.bin");
        using (var file = File.OpenWrite(path))
            file.SetLength(4000);

        Assert.Equal(
            $"{path}: 4000 bytes are not whole images; an image of CIFAR-10 is 3073 bytes.",
            Assert.Throws<InvalidDataException>(() => CifarImages.ReadCifar10(Ten)).Message);
    }

    [Fact]
    public void A_class_that_there_isnt_is_named()
    {
        WriteCifar10();
        var path = Path.Combine(Ten, "test_batch.bin");
        var bytes = File.ReadAllBytes(path);
        bytes[3073] = 10;
        File.WriteAllBytes(path, bytes);

        Assert.Equal(
            $"{path}: image 1 is of class 10; the classes of CIFAR-10 are 0 to 9.",
            Assert.Throws<InvalidDataException>(() => CifarImages.ReadCifar10(Ten)).Message);
    }

    [Fact]
    public void An_archive_that_isnt_one_is_named()
    {
        File.WriteAllText(_folder["cifar-10-binary.tar.gz"], "<html>404</html>");

        var exception = Assert.Throws<InvalidDataException>(() => CifarImages.ReadCifar10(_folder.Path));

        Assert.StartsWith(
            $"{_folder["cifar-10-binary.tar.gz"]} can't be unpacked as cifar-10-binary.tar.gz: ",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("digits.csv")]
    [InlineData("digits.csv.gz")]
    public void Another_file_than_the_format_that_is_asked_for_says_what_to_change(string name)
    {
        SampleFiles.WriteCsv(_folder["digits.csv"], 50);
        using (var packed = new GZipStream(File.Create(_folder["digits.csv.gz"]), CompressionLevel.Fastest))
            packed.Write(File.ReadAllBytes(_folder["digits.csv"]));

        var exception = Assert.Throws<InvalidDataException>(
            () => DataSource.Load(new DataOptions { Source = _folder[name], Format = DataFormat.Cifar100 }, seed: 1));

        Assert.StartsWith($"{_folder[name]} can't be unpacked as cifar-100-binary.tar.gz: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            " If it is other data, change the requested format; Any recognizes it.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_file_is_enough_to_tell_which_are_missing()
    {
        WriteCifar10();
        foreach (var name in (string[])["data_batch_3.bin", "data_batch_5.bin", "test_batch.bin"])
            File.Delete(Path.Combine(Ten, name));

        Assert.Equal(
            $"There is no data_batch_3.bin, no data_batch_5.bin, no test_batch.bin in {Ten}, which is part of CIFAR-10.",
            Assert.Throws<FileNotFoundException>(() => DataSource.Load(_folder.Path, seed: 1)).Message);
    }

    [Fact]
    public void Loading_leaves_no_tensor()
    {
        WriteCifar10();

        LiveTensors.AssertConstant(3, () => DataSource.Load(Ten, seed: 1).Dispose());
    }

    /// <summary>Two images in each file, three to test; packed too.</summary>
    private void WriteCifar10()
    {
        CifarFiles.WriteCifar10(Ten, imagesOfFile: 2, test: 3);
        Directory.CreateDirectory(_folder["packed"]);
        CifarFiles.Pack(Ten, _folder["packed/cifar-10-binary.tar.gz"]);
    }

    private static void AssertPixels(InMemoryDataset images, int at, int file, int image)
    {
        var expected = Enumerable.Range(0, CifarFiles.Pixels).Select(position => CifarFiles.Pixel(file, image, position) / 255f);
        Assert.Equal(expected, Augment.Rows(images.Images)[at]);
    }
}
