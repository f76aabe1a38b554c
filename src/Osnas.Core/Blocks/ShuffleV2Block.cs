using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// ShuffleNetV2 unit, as in the official implementation of SPOS (arXiv:1904.00420), with a middle width of half of the
/// output channels.
/// </summary>
internal sealed class ShuffleV2Block() : BuiltInBlock(Block.ShuffleV2)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        ShuffleV2Unit.Lower(context, graph, context.Options.KernelSize, (input, middle, outChannels) =>
        {
            var activation = context.Options.Activation;
            var value = graph.ConvBnAct("main.expand", input, middle, 1, activation: activation);
            value = graph.ConvBnAct("main.depthwise", value, middle, context.Options.KernelSize, context.Stride, groups: middle);
            return graph.ConvBnAct("main.project", value, outChannels, 1, activation: activation);
        });
}
