using Osnas.Data;
using Osnas.Search;
using Osnas.Training;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>Trainings and evaluations on a device with memory for a few images only.</summary>
public sealed class BatchMemoryTests : IDisposable
{
    private readonly InMemoryDataset _images = RandomImages.Dataset(100);

    public void Dispose() => _images.Dispose();

    [Theory]
    [InlineData(64, 20, "64 images of 1x8x8; 16 images fit. Use --accumulate 4, --batch-size 16, or --batch-size auto.")]
    [InlineData(50, 12, "50 images of 1x8x8; 12 images fit. Use --accumulate 5, --batch-size 12, or --batch-size auto.")]
    [InlineData(1000, 60, "100 images of 1x8x8; 50 images fit. Use --accumulate 2, --batch-size 50, or --batch-size auto.")]
    public void A_training_says_how_many_images_fit(int batchSize, int capacity, string expected)
    {
        using var network = new LimitedModule(capacity).ToNetwork();

        var exception = Assert.Throws<DeviceMemoryException>(
            () => new Trainer(network, new() { Epochs = 1, BatchSize = batchSize }).Train(_images));

        Assert.Equal($"Out of memory on the CPU in a training step of the network with {expected}", exception.Message);
    }

    [Fact]
    public void Parts_of_a_step_say_how_many_parts_fit()
    {
        using var network = new LimitedModule(20).ToNetwork();

        var exception = Assert.Throws<DeviceMemoryException>(
            () => new Trainer(network, new() { Epochs = 1, BatchSize = 90, Accumulate = 2 }).Train(_images));

        Assert.Equal(
            "Out of memory on the CPU in one of 2 parts of a training step of the network with 45 images of 1x8x8; 11 images fit. Use "
            + "--accumulate 9.",
            exception.Message);
    }

    [Fact]
    public void The_batch_size_is_found_without_parts()
    {
        var options = new TrainingOptions { BatchSize = TrainingOptions.AutoBatchSize, Accumulate = 2 };

        Assert.Contains(
            "finds what fits without parts", Assert.Throws<ArgumentException>(options.Check).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_weights_are_those_before_the_step()
    {
        using var network = new LimitedModule(20).ToNetwork();
        float[] before = NetworkWeights.Read(network);

        Assert.Throws<DeviceMemoryException>(() => new Trainer(network, new() { Epochs = 1 }).Train(_images));

        Assert.Equal(before, NetworkWeights.Read(network));
        Assert.All(network.parameters(), parameter => Assert.Null(parameter.grad));
    }

    /// <summary>Images of zeros have other statistics and, behind a root, no finite gradient.</summary>
    [Fact]
    public void Tries_change_nothing()
    {
        using var network = nn.Sequential(
            new LimitedModule(20),
            nn.Flatten(),
            nn.Linear(RandomImages.Size * RandomImages.Size, RandomImages.Classes, hasBias: false),
            new Root(),
            nn.BatchNorm1d(RandomImages.Classes));
        var before = State();

        var exception =
            Assert.Throws<DeviceMemoryException>(() => new Trainer(network, new() { Epochs = 1, BatchSize = 64 }).Train(_images));

        Assert.Equal(16, exception.FittingBatchSize);
        Assert.Equal(before, State());

        double[][] State() =>
            [.. network.state_dict().Values.Select(value => value.detach().to(ScalarType.Float64).flatten().data<double>().ToArray())];
    }

    /// <summary>A differentiable search has batches of its own, which may not fit where those of the weights do.</summary>
    [Fact]
    public void A_step_of_architecture_parameters_says_how_many_images_fit()
    {
        using var supernet = new TinySpace.Supernet();
        using var search = new DifferentiableSearch(supernet, new(Budgets.Tiny, []), _images, new() { BatchSize = 48 });
        supernet.Modules[0].register_forward_pre_hook((_, input) => LimitedMemory.Check(input, 30));
        var trainer = new Trainer(
            supernet, new SequenceSampler(new PathPlan(new Architecture(2, 0, 1))), new() { Epochs = 1, BatchSize = 16 })
        { Companion = search };

        var exception = Assert.Throws<DeviceMemoryException>(() => trainer.Train(_images));

        Assert.Equal(
            "Out of memory on the CPU in a training step of the architecture parameters of the supernet of TinySpace with 48 images of "
            + "1x8x8; 24 images fit. Use --batch-size 24.",
            exception.Message);
    }

    /// <summary>The step that failed is tried: here a path whose first pass fits, and whose second doesn't.</summary>
    [Fact]
    public void A_supernet_is_tried_with_the_plan_of_the_step()
    {
        using var supernet = new TinySpace.Supernet();
        var failing = new Architecture(2, 0, 1);
        supernet.Modules[0].register_forward_pre_hook((_, input) =>
            supernet.ActiveArchitecture.Equals(failing) ? LimitedMemory.Check(input, 30) : input);
        var trainer = new Trainer(
            supernet, new SequenceSampler(new PathPlan([new(0, 0, 1), failing])), new() { Epochs = 1, BatchSize = 64 });

        var exception = Assert.Throws<DeviceMemoryException>(() => trainer.Train(_images));

        Assert.Equal(
            "Out of memory on the CPU in a training step of the supernet of TinySpace with 64 images of 1x8x8; 16 images fit. Use "
            + "--accumulate 4, --batch-size 16, or --batch-size auto.",
            exception.Message);
    }

    [Fact]
    public void Evaluations_and_predictions_say_how_many_images_fit()
    {
        using var network = new LimitedModule(30).ToNetwork();

        var accuracy = Assert.Throws<DeviceMemoryException>(() => Accuracy.Measure(network, _images));
        var classes = Assert.Throws<DeviceMemoryException>(() => ClassificationResult.Measure(network, _images, 50));
        var prediction = Assert.Throws<DeviceMemoryException>(() => BatchMemory.PredictionPasses(network, 32, 1, new(8, 8)).Run(
            () => network.call(_images.Images).Dispose()));

        Assert.Equal(
            "Out of memory on the CPU in an evaluation of the network with 100 images of 1x8x8; 25 images fit. Use "
            + "--evaluation-batch-size 25.",
            accuracy.Message);
        Assert.Equal((50, 25), (classes.BatchSize, classes.FittingBatchSize));
        Assert.Equal(
            "Out of memory on the CPU in a prediction of the network with 32 images of 1x8x8; 16 images fit. Use --batch-size 16.",
            prediction.Message);
    }

    [Fact]
    public void A_failure_leaves_no_tensors()
    {
        using var network = new LimitedModule(20).ToNetwork();

        LiveTensors.AssertConstant(3, () =>
        {
            Assert.Throws<DeviceMemoryException>(() => new Trainer(network, new() { Epochs = 1 }).Train(_images));
            Assert.Throws<DeviceMemoryException>(() => Accuracy.Measure(network, _images));
        });
    }

    private sealed class Root() : nn.Module<Tensor, Tensor>(nameof(Root))
    {
        public override Tensor forward(Tensor input) => input.abs().sqrt();
    }
}
