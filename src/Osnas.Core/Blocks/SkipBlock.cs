using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// Skip connection: the identity if the shape stays the same, average pooling if only the size changes (rounded up, as
/// for convolutions), or a 1x1 convolution with batch norm if the number of channels changes.
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
