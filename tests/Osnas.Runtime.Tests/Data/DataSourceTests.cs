using Osnas.Data;
using Osnas.Experiments;
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
        using var mean = split.Train.Images().mean();

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

        Assert.Equal(
            $"There is no folder or file {_folder["missing.csv"]}. Give fashion-mnist, a folder of CIFAR-10's files, a folder of "
            + "CIFAR-100's files, a table (.csv, .tsv), a folder of classes of images, a folder of MNIST's files, or NumPy's arrays "
            + "(.npz).",
            exception.Message);
    }

    [Fact]
    public void A_folder_without_images_says_what_can_be_given()
    {
        var exception = Assert.Throws<FileNotFoundException>(() => DataSource.Load(_folder.Path, seed: 1));

        Assert.Equal($"There are no images in {_folder.Path}. Give {DataSource.Known}.", exception.Message);
    }

    [Theory]
    [InlineData("digits.csv", "Mnist")]
    [InlineData("digits.csv", "Folders")]
    public void A_file_in_the_place_of_a_folder_says_what_to_change(string name, string format)
    {
        SampleFiles.WriteCsv(_folder["digits.csv"], 50);

        Assert.Equal(
            $"{_folder[name]} is a file, but data of the format {format} is a folder. Give the folder, or change the requested format; "
            + "Any recognizes it.",
            Assert.Throws<InvalidDataException>(
                () => DataSource.Load(new DataOptions { Source = _folder[name], Format = DataFormat.Get(format) }, seed: 1)).Message);
    }

    [Theory]
    [InlineData(0.8, 25, 10, 15)]
    [InlineData(0.5, 10, 25, 15)]
    public void The_train_portion_of_a_file_decides_how_many_validate(double trainPortion, long train, long validation, long test)
    {
        SampleFiles.WriteCsv(_folder["digits.csv"], 50);

        using var split = DataSource.Load(new DataOptions { Source = _folder["digits.csv"], TrainPortion = trainPortion }, seed: 1);

        Assert.Equal([train, validation, test], Counts(split));
    }

    [Fact]
    public void All_images_may_train_and_a_search_is_told_why_it_cannot()
    {
        SampleFiles.WriteCsv(_folder["digits.csv"], 50);
        SampleFiles.WriteIdxFolder(Directory.CreateDirectory(_folder["mnist"]).FullName, train: 20, test: 7, compressed: false);

        using var file = DataSource.Load(new DataOptions { Source = _folder["digits.csv"], TrainPortion = 1 }, seed: 1);
        using var folder = DataSource.Load(new DataOptions { Source = _folder["mnist"], TrainPortion = 1 }, seed: 1);

        Assert.Equal([35, 15, 20, 7], new[] { file.Train, file.Test, folder.Train, folder.Test }.Select(part => part.Count));
        Assert.False(folder.HasValidation);
        Assert.Equal(
            "There are no validation images, because all images train (train_portion is 1). A search compares validation accuracies: "
            + "set a train_portion below 1, such as 0.8.",
            Assert.Throws<InvalidOperationException>(() => file.Validation).Message);
    }

    [Fact]
    public void A_file_must_leave_images_to_train_on()
    {
        SampleFiles.WriteCsv(_folder["digits.csv"], 50);

        var exception = Assert.Throws<ArgumentException>(
            () => DataSource.Load(new DataOptions { Source = _folder["digits.csv"], TrainPortion = 0.3 }, seed: 1));

        Assert.StartsWith(
            "The data has no test images, so 30% of the images become test images, and TrainPortion (0.3) must be greater than that.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Images_are_scaled_to_the_input_size_augmented_or_not()
    {
        SampleFiles.WriteCsv(_folder["digits.csv"], 50);
        var options = new DataOptions { Source = _folder["digits.csv"], InputSize = 6, Augmentation = AugmentationOptions.Cifar };

        using var split = DataSource.Load(options, seed: 1);
        using var part = split.Train.Take(7);

        Assert.All([split.Train, split.Validation, split.Test, part], images => Assert.Equal(6, images.Size));
        Assert.All(
            Shapes([split.Test.Batches(4), split.Train.TrainingBatches(5, new Random(1)), part.Batches(3)]),
            shape => Assert.Equal([1, 6, 6], shape));

        static IEnumerable<long[]> Shapes(IEnumerable<Batch>[] batches) =>
            batches.SelectMany(some => some.Select(batch => batch.Images.shape[1..]));
    }

    [Fact]
    public void Only_training_images_are_augmented()
    {
        SampleFiles.WriteCsv(_folder["digits.csv"], 50);

        using var plain = DataSource.Load(_folder["digits.csv"], seed: 1);
        using var split =
            DataSource.Load(new DataOptions { Source = _folder["digits.csv"], Augmentation = AugmentationOptions.Cifar }, seed: 1);

        Assert.Equal((0, 2), (plain.Train.Workers, split.Train.Workers));
        Assert.Empty(plain.Train.Augmentations);
        Assert.Empty(split.Validation.Augmentations);
        Assert.Empty(split.Test.Augmentations);
        Assert.Equal(
            [typeof(RandomCrop), typeof(HorizontalFlip)], split.Train.Augmentations.Select(augmentation => augmentation.GetType()));
    }

    [Fact]
    public void Options_are_written_and_read_as_json()
    {
        var options = new DataOptions
        {
            Source = "data",
            Format = DataFormat.Cifar100,
            TrainPortion = 0.9,
            InputSize = 64,
            Augmentation = AugmentationOptions.Cifar with { CutoutSize = 16 }
        };

        var text = JsonText.Write(options, OsnasJson.Default.DataOptions);

        Assert.Contains("\"format\": \"Cifar100\"", text, StringComparison.Ordinal);
        Assert.Contains("\"cropPadding\": 4", text, StringComparison.Ordinal);
        Assert.Equal(options, System.Text.Json.JsonSerializer.Deserialize(text, OsnasJson.Default.DataOptions));
    }

    private static long[] Counts(DataSplit split) => [split.Train.Count, split.Validation.Count, split.Test.Count];
}
