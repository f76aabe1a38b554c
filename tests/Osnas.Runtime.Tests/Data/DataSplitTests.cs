using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class DataSplitTests
{
    private const double Tolerance = 1e-5;

    [Fact]
    public void Each_channel_of_the_training_images_has_mean_0_and_deviation_1()
    {
        using var scope = NewDisposeScope();
        using var split = new DataSplit(Images(20, 5, 3), Images(10, 5, 3), Images(10, 5, 3)).Standardize();
        var images = split.Train.Images();

        AssertClose(zeros(2), images.mean([0, 2, 3]));
        AssertClose(ones(2), images.square().mean([0, 2, 3]));
    }

    [Fact]
    public void All_parts_are_shifted_and_scaled_alike()
    {
        using var scope = NewDisposeScope();
        var (train, validation, test) = (Images(20, 5, 3), Images(10, 6, 3), Images(10, 5, 4));
        var before = new[] { train, validation, test }.Select(part => part.Images.clone()).ToArray();
        using var split = new DataSplit(train, validation, test).Standardize();

        var mean = before[0].mean([0, 2, 3], keepdim: true);
        var deviation = before[0].var([0, 2, 3], unbiased: false, keepdim: true).sqrt();
        AssertClose((before[0] - mean) / deviation, split.Train.Images());
        AssertClose((before[1] - mean) / deviation, split.Validation.Images());
        AssertClose((before[2] - mean) / deviation, split.Test.Images());
    }

    [Fact]
    public void A_normalization_shifts_and_scales_each_channel()
    {
        using var scope = NewDisposeScope();
        var images = tensor(new[] { 1f, 0.5f, 0.25f, 0f }).view(2, 2, 1, 1);

        new Normalization([0.5f, 0.25f], [0.25f, 0.5f]).Apply(images);

        Assert.Equal([2f, 0.5f, -1f, -0.5f], images.data<float>().ToArray());
    }

    [Fact]
    public void A_normalization_after_another_one_is_reached_from_it()
    {
        using var scope = NewDisposeScope();
        var (own, other) = (new Normalization([0.5f, 0.25f], [0.25f, 0.5f]), new Normalization([0.75f, -1f], [2f, 0.125f]));
        var (images, expected) = (rand(3, 2, 4, 5, generator: new Generator(1)), rand(3, 2, 4, 5, generator: new Generator(1)));

        own.Apply(images);
        own.To(other).Apply(images);
        other.Apply(expected);

        Assert.True(images.allclose(expected, rtol: 1e-5, atol: 1e-5));
    }

    [Fact]
    public void A_channel_without_deviation_becomes_zero()
    {
        using var scope = NewDisposeScope();
        using var split = new DataSplit(Images(5, 7, 0), Images(5, 7, 0), Images(5, 7, 0)).Standardize();

        Assert.True(split.Test.Images().eq(0).all().item<bool>());
    }

    /// <summary>Two channels, of which the second is twice the first.</summary>
    private static InMemoryDataset Images(int count, double mean, double deviation)
    {
        var channel = (randn(count, 1, 4, 4) * deviation) + mean;
        return new(cat([channel, channel * 2], 1), zeros(count, ScalarType.Int64), 1);
    }

    private static void AssertClose(Tensor expected, Tensor actual) =>
        Assert.InRange((expected - actual).abs().max().item<float>(), 0, Tolerance);
}
