using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>Linear classifier with bias: <c>[N, C, 1, 1]</c> to <c>[N, classes]</c>.</summary>
internal sealed class ClassifierBlock() : BuiltInBlock(Block.Classifier)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        graph.Linear("linear", graph.Input, context.OutChannels);
}
