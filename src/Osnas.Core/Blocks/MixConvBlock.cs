using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// Inverted residual bottleneck whose depthwise convolution has kernels of several sizes, each over its share of the
/// channels (MixNet, arXiv:1907.09595). Shares are equal; the first kernel takes what is left over.
/// </summary>
public sealed class MixConvBlock : BlockDefinition
{
    /// <inheritdoc/>
    public override string Name => Block.MixConv;

    /// <inheritdoc/>
    public override BlockOption Options =>
        BlockOption.KernelSizes | BlockOption.Activation | BlockOption.SqueezeExcite | BlockOption.ExpansionRate | BlockOption.PointGroup;

    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        InvertedResidual.Lower(context, graph, hidden => MixedDepthwise(context, graph, hidden));

    private static GraphValue MixedDepthwise(BlockContext context, GraphBuilder graph, GraphValue hidden)
    {
        var kernelSizes = context.Options.KernelSizes;
        var channels = hidden.Shape.Channels;
        var share = channels / kernelSizes.Count;
        if (share == 0)
            throw new GraphException($"{kernelSizes.Count} kernel sizes can't share {channels} channels");

        var parts = new List<GraphValue>();
        var start = 0;
        foreach (var kernelSize in kernelSizes)
        {
            var length = start == 0 ? channels - (share * (kernelSizes.Count - 1)) : share;
            var part = kernelSizes.Count == 1 ? hidden : graph.ChannelSlice(hidden, start, length);
            parts.Add(graph.Conv2d($"depthwise.conv{parts.Count}", part, length, kernelSize, context.Stride, groups: length));
            start += length;
        }

        var value = parts.Count == 1 ? parts[0] : graph.Concat([.. parts]);
        value = graph.BatchNorm2d("depthwise.bn", value);
        return graph.Activate("depthwise.act", value, context.Options.Activation);
    }
}
