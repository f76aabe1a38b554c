using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>Average pooling. If the number of channels changes, a 1x1 convolution with batch norm follows.</summary>
internal sealed class AvgPoolBlock() : BuiltInBlock(Block.AvgPool)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph)
    {
        var kernelSize = context.Options.KernelSize;
        var pooled = graph.AvgPool2d(graph.Input, kernelSize, context.Stride, padding: kernelSize / 2);
        return PoolProjection.Lower(context, graph, pooled);
    }
}
