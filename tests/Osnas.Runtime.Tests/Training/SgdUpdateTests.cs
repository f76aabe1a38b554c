using Osnas.Training;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Runtime.Tests;

/// <summary>The update in one pass against TorchSharp's own of each weight.</summary>
public sealed class SgdUpdateTests
{
    private const int Steps = 6;
    private const double Rate = 0.1;
    private const float Tolerance = 1e-6f;

    [Theory]
    [InlineData(0.9, 0.0)]
    [InlineData(0.9, 4e-5)]
    [InlineData(0.5, 1e-2)]
    public void Weights_are_those_of_TorchSharp(double momentum, double decay)
    {
        using var scope = NewDisposeScope();
        var (own, plain) = (CreateWeights(), CreateWeights());
        using var optimizer = optim.SGD(own, Rate, momentum, weight_decay: decay);
        using var expected = optim.SGD(plain, Rate, momentum, weight_decay: decay);
        var update = new SgdUpdate(optimizer, new() { Momentum = momentum, WeightDecay = decay });
        for (var step = 0; step < Steps; step++)
        {
            SetGradients(own, step);
            SetGradients(plain, step);
            optimizer.ParamGroups.First().LearningRate = Rate / (step + 1);
            expected.ParamGroups.First().LearningRate = Rate / (step + 1);
            update.Run([
                .. own.Index().Where(one => one.Item.grad is not null).Select(one => (one.Index, one.Item, one.Item.grad!))
            ]);
            expected.step();
            foreach (var (one, other) in own.Zip(plain))
                Assert.InRange((one - other).abs().max().item<float>(), 0, Tolerance);
        }
    }

    private static Parameter[] CreateWeights() =>
        [.. new long[][] { [3, 5], [1], [2, 3, 5, 7] }.Select((shape, index) => new Parameter(Draw(shape, index)))];

    /// <summary>In each step, but for one, a weight has no gradient, as those of the other paths.</summary>
    private static void SetGradients(Parameter[] weights, int step)
    {
        foreach (var (index, weight) in weights.Index())
            weight.grad = index == step % (weights.Length + 1) ? null : Draw(weight.shape, (10 * step) + index);
    }

    private static Tensor Draw(long[] shape, int seed) => SameNumbers.Uniform(shape, seed).to(ScalarType.Float32);
}
