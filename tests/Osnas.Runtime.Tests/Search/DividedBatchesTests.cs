using Osnas.Search;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

public sealed class DividedBatchesTests
{
    [Theory]
    [InlineData(1, 32, 5, new long[] { 5 })]
    [InlineData(1, 32, 65, new long[] { 22, 22, 21 })]
    [InlineData(2, 32, 65, new long[] { 17, 16, 16, 16 })]
    [InlineData(2, 32, 3, new long[] { 2, 1 })]
    [InlineData(4, 32, 3, new long[] { 1, 1, 1 })]
    [InlineData(1, 256, 2, new long[] { 1, 1 })]
    public void Parts_are_as_many_as_threads_or_smaller(int threads, int size, int count, long[] expected)
    {
        WithThreads(threads, () =>
        {
            using var scope = NewDisposeScope();
            using var supernet = new TinySpace.Supernet();
            var divided = DividedBatches.TryFor(supernet)!;
            var sizes = new long[expected.Length];

            var images = arange(count).view(count, 1, 1, 1).expand(count, 1, size, size);
            var logits = divided.Run(
                images,
                (part, number) =>
                {
                    sizes[number] = part.shape[0];
                    return part.select(3, 0).select(2, 0) * 10;
                },
                out var parts);

            Assert.Equal(expected.Length, parts);
            Assert.Equal(expected, sizes);
            Assert.Equal(Enumerable.Range(0, count).Select(index => index * 10L), logits.data<long>());
        });
    }

    [Fact]
    public void Modules_of_others_and_statistics_of_batches_are_not_divided()
    {
        using var own = new CustomBlocksSpace.Supernet();
        using var untracked = new TinySpace.Supernet(batchNorm: new(TrackRunningStats: false));

        Assert.Null(DividedBatches.TryFor(own));
        Assert.Null(DividedBatches.TryFor(untracked));
    }

    [Fact]
    public void Threads_change_neither_accuracies_nor_what_is_left_behind()
    {
        using var seeded = TorchSeed.Use(1, "divided");
        using var supernet = new TinySpace.Supernet();
        using var images = RandomImages.Dataset(30);
        var expected = Evaluate(1);

        LiveTensors.AssertConstant(3, () => Assert.Equal(expected, Evaluate(2)));

        double[] Evaluate(int threads)
        {
            var evaluator = new SupernetEvaluator(supernet, images, images, batchSize: 16);
            double[] accuracies = [];
            WithThreads(threads, () => accuracies = [.. evaluator.Evaluate(TinySpace.Architectures).Select(one => one.Fitness)]);
            return accuracies;
        }
    }

    private static void WithThreads(int threads, Action action)
    {
        var before = get_num_threads();
        try
        {
            set_num_threads(threads);
            action();
        }
        finally
        {
            set_num_threads(before);
        }
    }
}
