using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>Linear classifier with bias: <c>[N, C, 1, 1]</c> to <c>[N, classes]</c>.</summary>
public sealed class ClassifierBlock : BlockDefinition
{
    /// <inheritdoc/>
    public override string Name => Block.Classifier;

    /// <inheritdoc/>
    public override BlockOption Options => BlockOption.None;

    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        graph.Linear("linear", graph.Input, context.OutChannels);
}
