using Osnas.Data;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// The norm of gradients (arXiv:2101.08134) of the untrained network: the sum, over all convolutions and linear layers, of the
/// Euclidean norm of the gradient of the cross entropy on one batch.
/// </summary>
[Fitness("grad-norm")]
public sealed record GradNormOptions : ImageProxyOptions
{
    /// <inheritdoc/>
    public override IEvaluator Create(FitnessContext context) => new BatchProxyEvaluator(context, BatchSize, Measure);

    /// <summary>Measures a network on a batch.</summary>
    internal static double Measure(nn.Module<Tensor, Tensor> network, Batch batch) =>
        WeightGradients.SumOfCrossEntropy(network, batch, (_, gradient) => gradient.norm());
}
