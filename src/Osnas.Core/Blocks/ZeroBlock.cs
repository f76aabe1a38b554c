using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>No connection: zeros, with nothing to train, whatever the channels.</summary>
internal sealed class ZeroBlock() : BuiltInBlock(Block.Zero)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        graph.Zero(graph.Input, context.OutChannels, context.Stride);
}
