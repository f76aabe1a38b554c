using Osnas.Data;
using TorchSharp;

namespace Osnas.Runtime.Tests;

public sealed class DataSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_becomes_three_parts()
    {
        SampleFiles.WriteCsv(_folder["digits.csv"], 50);

        using var split = DataSource.Load(_folder["digits.csv"], seed: 1);

        Assert.Equal([25, 10, 15], Counts(split));
    }

    [Fact]
    public void A_folder_has_its_own_test_images()
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 50, test: 7, compressed: true);

        using var split = DataSource.Load(_folder.Path, seed: 1);

        Assert.Equal([40, 10, 7], Counts(split));
        Assert.Equal([0, 1, 2, 0, 1, 2, 0], split.Test.Labels.data<long>().ToArray());
    }

    [Fact]
    public void Images_are_standardized()
    {
        SampleFiles.WriteCsv(_folder["digits.csv"], 50);

        using var split = DataSource.Load(_folder["digits.csv"], seed: 1);
        using var mean = split.Train.Images.mean();

        Assert.Equal(0, mean.item<float>(), 1e-5);
    }

    [Fact]
    public void A_limit_holds_for_training_and_for_test_images()
    {
        SampleFiles.WriteIdxFolder(_folder.Path, train: 50, test: 30, compressed: false);

        using var split = DataSource.Load(_folder.Path, seed: 1, limit: 20);

        Assert.Equal([16, 4, 20], Counts(split));
    }

    [Fact]
    public void The_seed_decides_the_parts()
    {
        SampleFiles.WriteCsv(_folder["digits.csv"], 50);

        Assert.Equal(TestLabels(1), TestLabels(1));
        Assert.NotEqual(TestLabels(1), TestLabels(2));

        long[] TestLabels(int seed)
        {
            using var split = DataSource.Load(_folder["digits.csv"], seed);
            return split.Test.Labels.data<long>().ToArray();
        }
    }

    [Fact]
    public void What_isnt_there_says_what_can_be_given()
    {
        var exception = Assert.Throws<FileNotFoundException>(() => DataSource.Load(_folder["missing.csv"], seed: 1));

        Assert.Equal($"There is no folder or file {_folder["missing.csv"]}. Give fashion-mnist, a folder in the format of MNIST, or a file of comma-separated values.", exception.Message);
    }

    [Fact]
    public void A_folder_without_images_names_the_file_it_looks_for()
    {
        var exception = Assert.Throws<FileNotFoundException>(() => DataSource.Load(_folder.Path, seed: 1));

        Assert.Equal($"There is no train-images-idx3-ubyte or train-images-idx3-ubyte.gz in {_folder.Path}.", exception.Message);
    }

    private static long[] Counts(DataSplit split) => [split.Train.Count, split.Validation.Count, split.Test.Count];
}
