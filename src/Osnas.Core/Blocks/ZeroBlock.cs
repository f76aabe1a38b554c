using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>No connection: zeros, with nothing to train, whatever the channels.</summary>
public sealed class ZeroBlock : BlockDefinition
{
    /// <inheritdoc/>
    public override string Name => Block.Zero;

    /// <inheritdoc/>
    public override BlockOption Options => BlockOption.None;

    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        graph.Zero(graph.Input, context.OutChannels, context.Stride);
}
