using Osnas.Data;
using Osnas.Experiments;
using Osnas.Graph;
using Osnas.LookUpTables;
using Osnas.Spaces;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>The batch size that fits in memory: on a GPU by steps that are tried, on a CPU by what a step keeps.</summary>
public sealed class BatchSizeProbeTests : IDisposable
{
    private const int Images = 300;

    private readonly DataSplit _data = new(RandomImages.Dataset(Images), null, RandomImages.Dataset(3));
    private readonly BudgetSampler _inside = new(new Budget(TinySpace.LookUpTable.Create(), []));

    public void Dispose() => _data.Dispose();

    /// <summary>By hand: the largest power of two for which half again as many images fit.</summary>
    [Theory]
    [InlineData(256, 1000, 256, new[] { 24, 48, 96, 192, 384 })]
    [InlineData(256, 383, 128, new[] { 24, 48, 96, 192, 384 })]
    [InlineData(256, 96, 64, new[] { 24, 48, 96, 192 })]
    [InlineData(256, 23, 8, new[] { 24, 12 })]
    [InlineData(256, 3, 2, new[] { 24, 12, 6, 3 })]
    [InlineData(256, 2, null, new[] { 24, 12, 6, 3 })]
    [InlineData(100, 1000, 64, new[] { 24, 48, 96 })]
    [InlineData(10, 1000, 8, new[] { 12 })]
    [InlineData(2, 1000, 2, new[] { 3 })]
    public void The_search_leaves_a_margin(int most, int capacity, int? expected, int[] expectedTries)
    {
        var tries = new List<int>();

        var found = BatchSizeSearch.Find(most, count =>
        {
            tries.Add(count);
            return count <= capacity;
        });

        Assert.Equal(expected, found);
        Assert.Equal(expectedTries, tries);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(32, null, "32 images for the supernet, found by auto")]
    [InlineData(null, 16, "16 images for the winner, found by auto")]
    [InlineData(32, 32, "32 images, found by auto")]
    [InlineData(32, 16, "32 images for the supernet, 16 for the winner, found by auto")]
    public void Only_sizes_that_were_asked_for_are_told(int? ofSupernet, int? ofModel, string? expected)
    {
        var asked = Options(
            ofSupernet is null ? 64 : TrainingOptions.AutoBatchSize, ofModel is null ? 64 : TrainingOptions.AutoBatchSize);

        var lines = FoundBatchSizes.Describe(asked, Options(ofSupernet ?? 64, ofModel ?? 64), isThere: false);

        Assert.Equal(expected is null ? [] : [$"batch     {expected}", "          learning rates stay as they are"], lines);

        static SearchOptions Options(int ofSupernet, int ofModel) => new()
        {
            Space = nameof(TinySpace),
            Supernet = new() { BatchSize = ofSupernet },
            Model = new() { BatchSize = ofModel },
        };
    }

    [Theory]
    [InlineData(100, 64)]
    [InlineData(1000, 256)]
    [InlineData(13, 8)]
    public void Steps_tell_what_fits_on_a_GPU(int capacity, int expected)
    {
        using var network = new LimitedModule(capacity).ToNetwork();

        Assert.Equal(expected, Probe().FindOnGpu(NetworkNames.Winner, network, new(), null));
    }

    /// <summary>The first step of a size makes the tensors of the optimizer; the second needs memory beside them.</summary>
    [Fact]
    public void Each_size_is_tried_twice()
    {
        var limited = new LimitedModule(30);
        using var network = limited.ToNetwork();

        Probe().FindOnGpu(NetworkNames.Winner, network, new(), null);

        Assert.Equal([24, 24, 48], limited.Passes);
    }

    [Fact]
    public void What_fits_nowhere_ends_in_one_sentence()
    {
        using var network = new LimitedModule(2).ToNetwork();

        var exception = Assert.Throws<DeviceMemoryException>(() => Probe().FindOnGpu(NetworkNames.Winner, network, new(), null));

        Assert.Equal(
            "Out of memory on the CPU in a training step of the winner of TinySpace: not even 2 images of 1x8x8 fit. Use smaller images "
            + "(--input-size) or another device.",
            exception.Message);
        Assert.Null(exception.FittingBatchSize);
    }

    [Fact]
    public void Memory_is_freed_between_the_tries()
    {
        using var network = new LimitedModule(30).ToNetwork();

        LiveTensors.AssertConstant(
            3, () => Probe().FindOnGpu(NetworkNames.Winner, network, new() { Optimizer = OptimizerKind.Adam }, null));
    }

    [Theory]
    [InlineData(64)]
    [InlineData(32)]
    [InlineData(2)]
    public void On_a_CPU_half_of_the_free_memory_is_for_a_batch(int expected)
    {
        var largest = _inside.Budget.Table.GetStatistics(InfoMetric.Flops).MostExpensive;
        OpGraph[] graphs = [.. SpaceGraph.Build(TinySpace.Spec).Decode(largest)];
        var free = 2 * EstimateParts.CountBatch(graphs, expected + (expected / 2));

        Assert.Equal(expected, Probe(free).FindOfModel(NetworkNames.Winner, new(), largest));
        Assert.Equal(expected, Probe(free).FindOfSupernet(new(), new UniformSamplerOptions(), _inside));

        // A mixture runs all three candidates.
        Assert.Equal(expected, Probe(3 * free).FindOfSupernet(new(), new DifferentiableSamplerOptions(), _inside));
    }

    [Fact]
    public void On_a_CPU_more_than_64_images_gain_nothing() =>
        Assert.Equal(64, Probe(long.MaxValue).FindOfSupernet(new(), new UniformSamplerOptions(), _inside));

    [Fact]
    public void A_supernet_is_tried_with_the_plan_of_its_steps()
    {
        using var supernet = new TinySpace.Supernet();

        Assert.Equal(256, Probe().FindOnGpu(NetworkNames.Supernet, supernet, new(), new PathPlan(new Architecture(2, 0, 1))));
        Assert.Equal(new Architecture(2, 0, 1), supernet.ActiveArchitecture);
    }

    [Fact]
    public void A_trainer_needs_a_number()
    {
        using var network = new LimitedModule(1).ToNetwork();

        var exception = Assert.Throws<ArgumentException>(() => new Trainer(network, new() { BatchSize = TrainingOptions.AutoBatchSize }));

        Assert.StartsWith(
            "BatchSize is auto, which only a whole search or training finds (SearchExperiment, TrainExperiment); write a number of images.",
            exception.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void This_machine_has_free_memory() => Assert.InRange(HostMemory.Free, 1, long.MaxValue - 1);

    private BatchSizeProbe Probe(long free = 0) => new(SearchSpaces.Get(nameof(TinySpace)), _data, BatchNormOptions.Default, () => free);
}
