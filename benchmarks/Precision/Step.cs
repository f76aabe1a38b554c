using Osnas.Criteria;
using Osnas.Data;
using Osnas.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Benchmarks;

/// <summary>The trainer's step of a network, on one batch.</summary>
internal sealed class Step(
    nn.Module<Tensor, Tensor> network, Tensor images, Tensor labels, NumericPrecision precision) : IDisposable
{
    private readonly Optimization _optimization =
        new(network, new() { LearningRate = 0.01, Criterion = new CrossEntropyOptions(), Precision = precision });
    private readonly Batch _batch = new(images, labels);

    public void Run() => _optimization.Step(_batch);

    public void Dispose() => _optimization.Dispose();
}
