using Osnas.Data;
using Osnas.Options;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// SNIP (arXiv:1810.02340, as a measure of networks: arXiv:2101.08134): the sum of |weight * gradient| of the cross entropy on one
/// batch, over the weights of convolutions and linear layers.
/// </summary>
[Fitness("snip")]
public sealed record SnipOptions : FitnessOptions
{
    private static readonly OptionSet<SnipOptions> Declared = new OptionSet<SnipOptions>()
        .ProxyBatchSize(options => options.BatchSize, (options, value) => options with { BatchSize = value });

    /// <summary>The number of training images.</summary>
    public int BatchSize { get; init; } = ProxyOptionSets.DefaultBatchSize;

    /// <inheritdoc/>
    protected internal override OptionSet<FitnessOptions> Declarations => Declared.As<FitnessOptions>();

    /// <inheritdoc/>
    public override IEvaluator Create(FitnessContext context) => new BatchProxyEvaluator(context, BatchSize, Measure);

    /// <summary>Measures a network on a batch.</summary>
    internal static double Measure(nn.Module<Tensor, Tensor> network, Batch batch)
    {
        using var scope = NewDisposeScope();
        return WeightGradients.Sum(
            network,
            nn.functional.cross_entropy(network.call(batch.Images), batch.Labels),
            (weight, gradient) => (weight * gradient).abs().sum());
    }
}
