using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>No connection: zeros without trainable parameters, for any number of channels.</summary>
internal sealed class ZeroBlock() : BuiltInBlock(Block.Zero)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        graph.Zero(graph.Input, context.OutChannels, context.Stride);
}
