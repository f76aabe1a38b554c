using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>Linear layer with bias and an activation: <c>[N, C, 1, 1]</c> to <c>[N, C', 1, 1]</c>.</summary>
internal sealed class LinearBlock() : BuiltInBlock(Block.Linear)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        graph.Activate("act", graph.Linear("linear", graph.Input, context.OutChannels, keepsMap: true), context.Options.Activation);
}
