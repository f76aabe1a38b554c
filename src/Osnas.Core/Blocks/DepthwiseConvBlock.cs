using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>Convolution with one group per input channel, batch norm, activation.</summary>
public sealed class DepthwiseConvBlock : BlockDefinition
{
    /// <inheritdoc/>
    public override string Name => Block.DepthwiseConv;

    /// <inheritdoc/>
    public override BlockOption Options =>
        BlockOption.KernelSize | BlockOption.Activation | BlockOption.Dilation | BlockOption.Padding | BlockOption.BatchNorm;

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
