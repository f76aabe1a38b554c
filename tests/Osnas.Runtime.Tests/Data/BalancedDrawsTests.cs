using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class BalancedDrawsTests
{
    /// <summary>95, 4 and 1 images: whatever the seed, a class has 33 or 34 of 100 draws, spread evenly over its images.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Classes_are_drawn_equally_often(int seed)
    {
        long[] labels = [.. Enumerable.Repeat(0L, 95), 1, 1, 1, 1, 2];

        var images = BalancedDraws.Draw(labels, 100, new(seed)).Select(draw => draw % 100).ToArray();

        Assert.Equal([33, 33, 34], images.CountBy(image => labels[image]).Select(count => count.Value).Order());
        var times = images.CountBy(image => image).ToDictionary();
        Assert.All(times.Where(time => labels[time.Key] == 0), time => Assert.Equal(1, time.Value));
        Assert.All(times.Where(time => labels[time.Key] == 1), time => Assert.InRange(time.Value, 8, 9));
        Assert.NotEqual(images.Order(), images);
    }

    /// <summary>An image that is drawn again has other random numbers for its augmentation.</summary>
    [Fact]
    public void Draws_of_an_epoch_differ()
    {
        var draws = BalancedDraws.Draw([0, 0, 0, 0, 0, 1, 3], 7, new(1));

        Assert.Distinct(draws);
        Assert.All(draws, draw => Assert.InRange(draw, 0, (7 * 3) - 1));
        Assert.Equal(draws, BalancedDraws.Draw([0, 0, 0, 0, 0, 1, 3], 7, new(1)));
        Assert.Equal([2, 2, 3], draws.CountBy(draw => Math.Max(4, draw % 7)).Select(count => count.Value).Order());
    }

    [Fact]
    public void Batches_have_the_labels_of_their_images_with_any_workers()
    {
        var values = Read(workers: 0);

        Assert.Equal(10, values.Count(value => value < 1)); // class 0
        Assert.Equal(20, values.Distinct().Count());
        Assert.Equal(values, Read(workers: 3));
    }

    /// <summary>
    /// The values of the draws of 18 images of class 0 and 2 of class 1. The value of an image is its label, and a random number
    /// below 1 is added for each draw.
    /// </summary>
    private static float[] Read(int workers)
    {
        using var scope = NewDisposeScope();
        long[] labels = [.. Enumerable.Repeat(0L, 18), 1, 1];
        using var images = new InMemoryDataset(tensor(labels).to(ScalarType.Float32).reshape(20, 1, 1, 1), tensor(labels), 2)
        {
            Augmentations = [new Noise()],
            Workers = workers,
        };
        var batches = images.TrainingBatches(8, new(3), ImageSampling.Balanced)
            .Select(batch => (Labels: batch.Labels.data<long>().ToArray(), Values: batch.Images.flatten().data<float>().ToArray()));
        (long[] Labels, float[] Values)[] all = [.. batches];
        float[] values = [.. all.SelectMany(batch => batch.Values)];
        Assert.Equal(all.SelectMany(batch => batch.Labels), values.Select(value => (long)value));
        return values;
    }

    private sealed class Noise : IAugmentation
    {
        public Batch Apply(Batch batch, BatchDraw draw)
        {
            float[] noise = [.. draw.ForImages("noise").Select(random => random.NextSingle())];
            return batch with { Images = batch.Images + tensor(noise).reshape(-1, 1, 1, 1) };
        }
    }
}
