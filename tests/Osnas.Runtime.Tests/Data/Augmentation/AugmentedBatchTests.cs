using Osnas.Data;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class AugmentedBatchTests
{
    private static readonly AugmentationOptions All = new() { CropPadding = 2, HorizontalFlip = true, CutoutSize = 3, MixupAlpha = 1 };
    private static readonly AugmentationOptions ByImage = All with { MixupAlpha = 0 };

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void The_number_of_workers_changes_nothing(int workers) => Assert.Equal(Epoch(All, 1), Epoch(All, 1, workers: workers));

    [Fact]
    public void Each_epoch_is_its_own_whether_others_went_before_or_not()
    {
        using var images = Dataset(All, workers: 2);
        float[][] uninterrupted = [.. Enumerable.Range(1, 3).SelectMany(epoch => Epoch(images, epoch, 8))];
        float[][] resumed = [.. Epoch(All, 1), .. Epoch(All, 2), .. Epoch(All, 3)];

        Assert.Equal(uninterrupted, resumed);
        Assert.NotEqual(Epoch(All, 1), Epoch(All, 2));
    }

    [Fact]
    public void The_batch_that_an_image_is_in_changes_nothing() =>
        Assert.Equal(Epoch(ByImage, 1, batchSize: 8), Epoch(ByImage, 1, batchSize: 5));

    [Fact]
    public void One_augmentation_changes_nothing_in_another()
    {
        var both = Epoch(new() { CropPadding = 2, CutoutSize = 3 }, 1);
        var one = Epoch(new() { CropPadding = 2 }, 1);

        Assert.Equal(both.Length, one.Length);
        for (var image = 0; image < both.Length; image++)
            Assert.All(both[image].Zip(one[image]), pixels => Assert.True(pixels.First == pixels.Second || pixels.First == 0));
        Assert.NotEqual(both, one);
    }

    [Fact]
    public void Batches_that_arent_for_training_stay_as_they_are()
    {
        using var images = Dataset(All, workers: 2);
        using var part = images.Take(20);

        Assert.Equal(Augment.Rows(images.Images), images.Batches(8).SelectMany(batch => Augment.Rows(batch.Images)));
        Assert.Equal(Augment.Rows(images.Images)[..20], part.Batches(8).SelectMany(batch => Augment.Rows(batch.Images)));
        Assert.NotEqual(
            Augment.Rows(part.Images()), part.TrainingBatches(20, new Random(1)).SelectMany(batch => Augment.Rows(batch.Images)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void No_tensor_is_left(int workers)
    {
        using var images = Dataset(All, workers);

        LiveTensors.AssertConstant(5, () => Assert.Equal(30, Epoch(images, 1, 8).Length));
    }

    [Fact]
    public void A_training_takes_mixed_images()
    {
        using var images = Dataset(All, workers: 2);
        using var seeded = TorchSeed.Use(1, "model");
        using var model = new TinySpace.Model(new(0, 0, 1));

        Assert.True(double.IsFinite(new Trainer(model, new() { Epochs = 1, BatchSize = 8 }).Train(images)[0].Loss));
    }

    [Theory]
    [InlineData(4, 0.2, "ResizedCropScale 0.2 and CropPadding 4: images are cropped in one of two ways; leave one out.")]
    [InlineData(-1, 0, "CropPadding is -1; write a whole number from 0 to 4096.")]
    [InlineData(0, 1.5, "ResizedCropScale is 1.5; write a number from 0 to 1.")]
    public void Options_that_cannot_be_are_refused(int cropPadding, double resizedCropScale, string message) => Assert.Contains(
        message,
        Assert.ThrowsAny<ArgumentException>(
            () => new AugmentationOptions { CropPadding = cropPadding, ResizedCropScale = resizedCropScale }.Check()).Message,
        StringComparison.OrdinalIgnoreCase);

    private static float[][] Epoch(AugmentationOptions options, int epoch, int batchSize = 8, int workers = 0)
    {
        using var images = Dataset(options, workers);
        return Epoch(images, epoch, batchSize);
    }

    private static float[][] Epoch(ImageDataset images, int epoch, int batchSize) =>
        [.. images.TrainingBatches(batchSize, RandomSource.Create(7, "shuffle", epoch)).SelectMany(batch => Augment.Rows(batch.Images))];

    private static InMemoryDataset Dataset(AugmentationOptions options, int workers)
    {
        using var scope = NewDisposeScope();
        return new(
            RandomImages.Batch(30),
            arange(30, ScalarType.Int64).remainder(RandomImages.Classes),
            RandomImages.Classes)
        { Augmentations = options.Create(), Workers = workers };
    }
}
