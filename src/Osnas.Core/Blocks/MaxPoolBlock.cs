using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>Maximum pooling. If the number of channels changes, a 1x1 convolution with batch norm follows.</summary>
internal sealed class MaxPoolBlock() : BuiltInBlock(Block.MaxPool)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph)
    {
        var kernelSize = context.Options.KernelSize;
        var pooled = graph.MaxPool2d(graph.Input, kernelSize, context.Stride, padding: kernelSize / 2);
        return PoolProjection.Lower(context, graph, pooled);
    }
}
