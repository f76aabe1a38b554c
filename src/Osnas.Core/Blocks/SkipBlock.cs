using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// Skip connection: the identity where the shape stays; average pooling where only the size changes (rounded up, as
/// convolutions do); a 1x1 convolution with batch norm where the channels change.
/// </summary>
internal sealed class SkipBlock() : BuiltInBlock(Block.Skip)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph)
    {
        if (context.IsShapePreserving)
            return graph.Input;
        return context.InChannels == context.OutChannels
            ? graph.AvgPool2d(graph.Input, context.Stride, context.Stride, ceilMode: true)
            : graph.ConvBnAct("project", graph.Input, context.OutChannels, 1, context.Stride);
    }
}
