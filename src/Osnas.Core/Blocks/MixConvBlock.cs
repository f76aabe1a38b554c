using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// Inverted residual bottleneck whose depthwise convolution has kernels of several sizes, each over its share of the
/// channels (MixNet, arXiv:1907.09595). Shares are equal; the first kernel also takes the remainder.
/// </summary>
internal sealed class MixConvBlock() : BuiltInBlock(Block.MixConv)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        InvertedResidual.Lower(context, graph, hidden => Share(context, graph, hidden));

    private static GraphValue Share(BlockContext context, GraphBuilder graph, GraphValue hidden)
    {
        var kernelSizes = context.Options.KernelSizes;
        var channels = hidden.Shape.Channels;
        var share = channels / kernelSizes.Count;
        if (share == 0)
            throw new GraphException($"{kernelSizes.Count} kernel sizes can't share {channels} channels");

        var parts = kernelSizes.Select((kernelSize, index) =>
            (index == 0 ? channels - (share * (kernelSizes.Count - 1)) : share, BlockOptions.Default with { KernelSize = kernelSize }));
        return MixedDepthwise.Lower(graph, hidden, [.. parts], context.Stride, context.Options.Activation);
    }
}
