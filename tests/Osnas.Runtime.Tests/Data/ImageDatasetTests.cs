using Osnas.Data;
using Osnas.Training;
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
        { "Labels must be from 0 to 2; these are from 0 to 3.", [2, 1, 8, 8], [0, 3] },
        { "Labels must be from 0 to 2; these are from -1 to 1.", [2, 1, 8, 8], [-1, 1] },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Tensors_that_dont_fit_are_refused(string message, long[] shape, long[] labels)
    {
        using var scope = NewDisposeScope();

        var exception = Assert.Throws<ArgumentException>(() => new InMemoryDataset(zeros(shape), tensor(labels), 3));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, ScalarType, ScalarType, int> Types => new()
    {
        { "Images are 32-bit floats; these are Float64. Convert them: images.to(ScalarType.Float32).", ScalarType.Float64, ScalarType.Int64,
            3 },
        { "Images are 32-bit floats; these are Float16. Convert them: images.to(ScalarType.Float32).", ScalarType.Float16, ScalarType.Int64,
            3 },
        { "Images are 32-bit floats; these are Byte. Convert them: images.to(ScalarType.Float32).", ScalarType.Byte, ScalarType.Int64, 3 },
        { "Images are 32-bit floats; these are Int64. Convert them: images.to(ScalarType.Float32).", ScalarType.Int64, ScalarType.Int64,
            3 },
        { "Labels must be 64-bit integers; these are Int32. Convert them: labels.to(ScalarType.Int64).", ScalarType.Float32,
            ScalarType.Int32, 3 },
        { "Labels must be 64-bit integers; these are Byte. Convert them: labels.to(ScalarType.Int64).", ScalarType.Float32, ScalarType.Byte,
            3 },
        { "Labels must be 64-bit integers; these are Float32. Convert them: labels.to(ScalarType.Int64).", ScalarType.Float32,
            ScalarType.Float32, 3 },
        { "The number of classes is 0; it must be from 1 to 65536.", ScalarType.Float32, ScalarType.Int64, 0 },
        { "The number of classes is 65537; it must be from 1 to 65536.", ScalarType.Float32, ScalarType.Int64, 65537 },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Tensors_of_other_types_are_refused_with_what_converts_them(
        string message, ScalarType images, ScalarType labels, int classes)
    {
        using var scope = NewDisposeScope();

        var exception =
            Assert.Throws<ArgumentException>(() => new InMemoryDataset(zeros([2, 1, 8, 8], images), zeros([2], labels), classes));

        Assert.StartsWith(message, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Values_that_are_not_finite_are_refused(float value)
    {
        using var scope = NewDisposeScope();
        var images = zeros(2, 1, 8, 8);
        images[1, 0, 3, 3] = value;

        var exception = Assert.Throws<ArgumentException>(() => new InMemoryDataset(images, tensor(new long[] { 0, 1 }), 3));

        Assert.StartsWith(
            "Images must be finite numbers; some of these are NaN or infinite.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, 1, "The network of TinySpace has 10 classes; the images have 20. Make it with classes: 20.")]
    [InlineData(
        10,
        3,
        "The network of TinySpace takes images of 1 channels; these have 3. Set InputChannels in [SearchSpace], and the first block's "
        + "in-channels.")]
    public void Images_that_a_network_doesnt_take_are_refused_before_it_runs(int classes, int channels, string message)
    {
        using var images = new InMemoryDataset(zeros(20, channels, 8, 8), arange(20, ScalarType.Int64).remainder(classes), classes);
        using var model = new TinySpace.Model(new(0, 0, 0), classes: 10);

        Assert.StartsWith(
            message,
            Assert.Throws<ArgumentException>(() => new Trainer(model, new TrainingOptions { Epochs = 1 }).Train(images)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            message, Assert.Throws<ArgumentException>(() => Accuracy.Measure(model, images)).Message, StringComparison.Ordinal);
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

        Assert.StartsWith(
            "Shares must be above 0 and add up to at most 1",
            Assert.Throws<ArgumentException>(() => images.Split(1, first, second)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_share_without_an_image_is_refused()
    {
        using var images = Numbered(10);

        Assert.StartsWith(
            "Of 10 images, a share of 0.01 is less than one. Use more images or a larger share.",
            Assert.Throws<ArgumentException>(() => images.Split(1, 0.5, 0.01)).Message,
            StringComparison.Ordinal);
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
