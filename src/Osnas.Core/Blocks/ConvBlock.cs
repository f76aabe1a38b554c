using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>A convolution, batch norm and an activation.</summary>
internal sealed class ConvBlock() : BuiltInBlock(Block.Conv)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph)
    {
        var options = context.Options;
        return graph.ConvBnAct(
            "conv",
            graph.Input,
            context.OutChannels,
            options.KernelSize,
            context.Stride,
            options.Padding,
            options.Dilation,
            options.Group,
            options.Activation,
            options.BatchNorm);
    }
}
