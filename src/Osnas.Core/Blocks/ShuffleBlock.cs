using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// ShuffleNetV2 unit (arXiv:1807.11164), as in OSNASLib. If the shape stays the same, half of the channels skip the unit;
/// otherwise, both branches take all channels. Each branch gives half of the output channels.
/// </summary>
internal sealed class ShuffleBlock() : BuiltInBlock(Block.Shuffle)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        ShuffleUnit.Lower(context, graph, context.Options.KernelSize, (input, half) =>
        {
            var activation = context.Options.Activation;
            var value = graph.ConvBnAct("main.expand", input, half, 1, activation: activation);
            value = graph.ConvBnAct("main.depthwise", value, half, context.Options.KernelSize, context.Stride, groups: half);
            return graph.ConvBnAct("main.project", value, half, 1, activation: activation);
        });
}
