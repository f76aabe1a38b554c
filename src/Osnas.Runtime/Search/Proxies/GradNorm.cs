using Osnas.Data;
using Osnas.Options;
using static TorchSharp.torch;

namespace Osnas.Search;

/// <summary>
/// The norm of gradients (arXiv:2101.08134): the sum of the Euclidean norms of the gradients of the cross entropy on one batch, of
/// each convolution and linear layer.
/// </summary>
[Fitness("grad-norm")]
public sealed record GradNormOptions : FitnessOptions
{
    private static readonly OptionSet<GradNormOptions> Declared = new OptionSet<GradNormOptions>()
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
            (_, gradient) => gradient.norm());
    }
}
