using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// Depthwise separable convolution (MobileNet, arXiv:1704.04861): depthwise, then pointwise, each with batch norm and
/// activation.
/// </summary>
internal sealed class SepConvBlock() : BuiltInBlock(Block.SepConv)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph)
    {
        var options = context.Options;
        var value = graph.ConvBnAct(
            "depthwise",
            graph.Input,
            context.InChannels,
            options.KernelSize,
            context.Stride,
            options.Padding,
            options.Dilation,
            groups: context.InChannels,
            options.Activation);
        return graph.ConvBnAct("pointwise", value, context.OutChannels, 1, activation: options.Activation);
    }
}
