using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// Inverted residual bottleneck (MobileNetV2, arXiv:1801.04381): pointwise expansion (omitted at expansion rate 1),
/// depthwise convolution, optional squeeze-excite, linear pointwise projection, and a residual connection if shapes allow it.
/// </summary>
internal sealed class MobileBlock() : BuiltInBlock(Block.Mobile)
{
    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph)
    {
        var options = context.Options;
        return InvertedResidual.Lower(context, graph, hidden => graph.ConvBnAct(
            "depthwise",
            hidden,
            hidden.Shape.Channels,
            options.KernelSize,
            context.Stride,
            groups: hidden.Shape.Channels,
            activation: options.Activation));
    }
}
