using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>A convolution with one group per input channel, batch norm and an activation.</summary>
internal sealed class DepthwiseConvBlock() : BuiltInBlock(Block.DepthwiseConv)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph)
    {
        var options = context.Options;
        return graph.ConvBnAct(
            "depthwise",
            graph.Input,
            context.OutChannels,
            options.KernelSize,
            context.Stride,
            options.Padding,
            options.Dilation,
            groups: context.InChannels,
            options.Activation,
            options.BatchNorm);
    }
}
