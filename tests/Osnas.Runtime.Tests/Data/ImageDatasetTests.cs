using Osnas.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class ImageDatasetTests
{
    public static TheoryData<string, long[], long[]> Faults => new()
    {
        { "Images are [N, C, H, W] and labels [N], with N above 0; these are [2, 8, 8] and [2].", [2, 8, 8], [0, 1] },
        { "Images are [N, C, H, W] and labels [N], with N above 0; these are [2, 1, 8, 8] and [3].", [2, 1, 8, 8], [0, 1, 2] },
        { "Images are [N, C, H, W] and labels [N], with N above 0; these are [0, 1, 8, 8] and [0].", [0, 1, 8, 8], [] },
        { "Images have to be square; these are 8x6.", [2, 1, 8, 6], [0, 1] },
        { "Labels are from 0 to 2; these are from 0 to 3.", [2, 1, 8, 8], [0, 3] },
        { "Labels are from 0 to 2; these are from -1 to 1.", [2, 1, 8, 8], [-1, 1] },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Tensors_that_dont_fit_are_refused(string message, long[] shape, long[] labels)
    {
        using var scope = NewDisposeScope();

        var exception = Assert.Throws<ArgumentException>(() => new InMemoryDataset(zeros(shape), tensor(labels), 3));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Batches_are_all_images_in_order()
    {
        using var images = Numbered(10);
        var batches = images.Batches(4);
        var seen = batches.Select(batch => (Numbers(batch), batch.Labels.data<long>().ToArray())).ToArray();

        Assert.Equal([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]], seen.Select(batch => batch.Item1));
        Assert.Equal([[0, 1, 2, 0], [1, 2, 0, 1], [2, 0]], seen.Select(batch => batch.Item2));
    }

    [Theory]
    [InlineData(10, 4, 10)]
    [InlineData(8, 4, 8)]
    [InlineData(9, 4, 8)]
    [InlineData(3, 8, 3)]
    public void Shuffled_batches_are_all_images_but_one_that_would_be_alone(int count, int batchSize, int expected)
    {
        using var images = Numbered(count);
        var batches = images.TrainingBatches(batchSize, new Random(1));
        var seen = batches.SelectMany(Numbers).ToArray();

        Assert.Equal(expected, images.TrainingCount(batchSize));
        Assert.Equal(expected, seen.Length);
        Assert.Distinct(seen);
        Assert.Subset(Enumerable.Range(0, count).ToHashSet(), seen.ToHashSet());
    }

    [Fact]
    public void The_random_numbers_decide_the_order()
    {
        using var images = Numbered(50);

        Assert.Equal(Shuffle(1), Shuffle(1));
        Assert.NotEqual(Shuffle(1), Shuffle(2));
        Assert.NotEqual(Enumerable.Range(0, 50), Shuffle(1));

        int[] Shuffle(int seed)
        {
            var batches = images.TrainingBatches(8, new Random(seed));
            return [.. batches.SelectMany(Numbers)];
        }
    }

    [Fact]
    public void Images_keep_their_labels_when_shuffled()
    {
        using var images = Numbered(10);
        var batches = images.TrainingBatches(4, new Random(1));

        Assert.All(batches, batch => Assert.Equal(Numbers(batch).Select(number => (long)number % 3), batch.Labels.data<long>().ToArray()));
    }

    [Fact]
    public void A_split_is_disjoint_and_complete()
    {
        using var images = Numbered(11);
        var parts = images.Split(seed: 1, 0.6, 0.2, 0.2);
        var numbers = parts.SelectMany(Numbers).ToArray();

        Assert.Equal([7, 2, 2], parts.Select(part => part.Count));
        Assert.Equal(Enumerable.Range(0, 11), numbers.Order());
        Assert.NotEqual(Enumerable.Range(0, 11), numbers);
        Assert.All(parts, part => Assert.Equal(3, part.Classes));
        DisposeAll(parts);
    }

    [Fact]
    public void The_seed_decides_the_split()
    {
        using var images = Numbered(50);

        Assert.Equal(Split(1), Split(1));
        Assert.NotEqual(Split(1), Split(2));

        int[] Split(int seed)
        {
            var parts = images.Split(seed, 0.5, 0.5);
            int[] first = Numbers(parts[0]);
            DisposeAll(parts);
            return first;
        }
    }

    [Theory]
    [InlineData(0.5, 0.6)]
    [InlineData(0.5, 0)]
    [InlineData(1.5, -0.5)]
    public void Shares_that_cannot_be_are_refused(double first, double second)
    {
        using var images = Numbered(10);

        Assert.StartsWith("Shares are above 0 and together at most 1", Assert.Throws<ArgumentException>(() => images.Split(1, first, second)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_without_an_image_is_refused()
    {
        using var images = Numbered(10);

        Assert.StartsWith("Of 10 images a share of 0.01 is none: more images are needed, or a greater share.", Assert.Throws<ArgumentException>(() => images.Split(1, 0.5, 0.01)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(20, 10)]
    public void The_first_images_are_taken(int count, int expected)
    {
        using var images = Numbered(10);
        using var taken = images.Take(count);

        Assert.Equal(Enumerable.Range(0, expected), Numbers(taken));
    }

    [Fact]
    public void A_part_lives_on_when_the_whole_is_disposed()
    {
        using var part = TakeFromDisposed();
        Assert.Equal([0, 1], Numbers(part));

        static ImageDataset TakeFromDisposed()
        {
            using var images = Numbered(10);
            return images.Take(2);
        }
    }

    /// <summary>Each image is filled with its number; its label is the number modulo 3.</summary>
    private static InMemoryDataset Numbered(int count)
    {
        using var scope = NewDisposeScope();
        var numbers = arange(count, ScalarType.Int64);
        return new(numbers.to(ScalarType.Float32).view(-1, 1, 1, 1).expand(count, 1, 2, 2).clone(), numbers.remainder(3), 3);
    }

    private static int[] Numbers(Batch batch) => Numbers(batch.Images);

    private static int[] Numbers(ImageDataset images) => Numbers(images.Images());

    private static int[] Numbers(Tensor images)
    {
        using var pixels = images.mean([1, 2, 3]);
        return [.. pixels.data<float>().ToArray().Select(pixel => (int)pixel)];
    }

    private static void DisposeAll(IEnumerable<ImageDataset> parts)
    {
        foreach (var part in parts)
            part.Dispose();
    }
}
