using Osnas.Data;
using Osnas.Search;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>Counts the tensors that live on after many steps: training and evaluation must leave none behind.</summary>
internal static class LiveTensors
{
    private const int BatchSize = 8;

    public static void Measure(int steps)
    {
        using var images = new InMemoryDataset(randn(BatchSize, 3, 8, 8), arange(BatchSize, ScalarType.Int64), BatchSize);
        using var supernet = new BenchmarkSpace.Supernet(classes: BatchSize);
        var sampler = new UniformSampler(BenchmarkSpace.Spec);

        // The first epochs create the optimizer's buffers, once per parameter; a new trainer disposes them.
        Train(supernet, sampler, images, epochs: 1);
        var before = Tensor.TotalCount;
        Train(supernet, sampler, images, steps);
        Console.WriteLine($"live tensors: {before} before, {Tensor.TotalCount} after {steps} training steps");

        var evaluator = new SupernetEvaluator(supernet, images, images);
        var random = new Random(1);
        before = Tensor.TotalCount;
        for (var step = 0; step < steps; step++)
            evaluator.Evaluate(sampler.Sample(random));
        Console.WriteLine($"live tensors: {before} before, {Tensor.TotalCount} after {steps} evaluations");
    }

    private static void Train(BaseSupernet supernet, ISampler sampler, ImageDataset images, int epochs) =>
        new Trainer(supernet, sampler, new TrainingOptions { Epochs = epochs, BatchSize = BatchSize, LearningRate = 0.01 }).Train(images);
}
