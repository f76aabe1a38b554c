using Osnas.Data;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// SNIP (arXiv:1810.02340; as a measure of networks: arXiv:2101.08134) of the untrained network: the sum of
/// <c>|weight * gradient|</c> over the weights of convolutions and linear layers, with the gradients of the cross entropy on
/// one batch.
/// </summary>
[Fitness("snip")]
public sealed record SnipOptions : ImageProxyOptions
{
    /// <inheritdoc/>
    public override IEvaluator Create(FitnessContext context) => new BatchProxyEvaluator(context, BatchSize, Measure);

    /// <summary>Measures a network on a batch.</summary>
    internal static double Measure(nn.Module<Tensor, Tensor> network, Batch batch) =>
        WeightGradients.SumOfCrossEntropy(network, batch, (weight, gradient) => (weight * gradient).abs().sum());
}
