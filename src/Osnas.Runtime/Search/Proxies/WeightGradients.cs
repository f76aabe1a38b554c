using System.Diagnostics.CodeAnalysis;
using Osnas.Data;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>The weights of a network's convolutions and linear layers, with their gradients. Biases and batch norms don't count.</summary>
internal static class WeightGradients
{
    private const int FewestDimensions = 2;

    /// <summary>Sums a measure of each weight tensor.</summary>
    /// <param name="network">The network.</param>
    /// <param name="loss">The scalar to find the gradients of.</param>
    /// <param name="measure">From a weight and its gradient to a scalar.</param>
    /// <returns>The sum, as 64-bit float.</returns>
    public static double Sum(nn.Module network, Tensor loss, Func<Tensor, Tensor, Tensor> measure)
    {
        using var scope = NewDisposeScope();
        Parameter[] weights = [.. network.parameters().Where(IsWeight)];
        var gradients = autograd.grad([loss], [.. weights], allow_unused: true);
        Tensor[] values = [.. weights.Zip(gradients).Where(pair => IsUsed(pair.Second)).Select(pair => Measure(pair.First, pair.Second))];
        return values.Length == 0 ? 0 : TensorReads.ReadScalar<double>(stack(values).sum());

        Tensor Measure(Tensor weight, Tensor gradient) => measure(Doubles.From(weight), Doubles.From(gradient));
    }

    /// <summary>Sums a measure of each weight tensor with the gradients of the cross entropy on a batch.</summary>
    /// <param name="network">The network.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="measure">From a weight and its gradient to a scalar.</param>
    /// <returns>The sum, as 64-bit float.</returns>
    public static double SumOfCrossEntropy(nn.Module<Tensor, Tensor> network, Batch batch, Func<Tensor, Tensor, Tensor> measure)
    {
        using var scope = NewDisposeScope();
        return Sum(network, nn.functional.cross_entropy(network.call(batch.Images), batch.Labels), measure);
    }

    private static bool IsWeight(Parameter parameter) => parameter.requires_grad && parameter.dim() >= FewestDimensions;

    // An unused weight, as of a branch that a custom block leaves out, has no gradient.
    private static bool IsUsed([NotNullWhen(true)] Tensor? gradient) => gradient is { IsInvalid: false };
}
