using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>Global average pooling: <c>[N, C, H, W]</c> to <c>[N, C, 1, 1]</c>.</summary>
internal sealed class GlobalAverageBlock() : BuiltInBlock(Block.GlobalAverage)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) => graph.GlobalAvgPool(graph.Input);
}
