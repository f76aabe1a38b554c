using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// ShuffleNetV2 Xception unit, as in the official implementation of SPOS (arXiv:1904.00420): three pairs of 3x3 depthwise
/// and pointwise convolutions.
/// </summary>
internal sealed class ShuffleV2XceptionBlock() : BuiltInBlock(Block.ShuffleV2Xception)
{
    private const int KernelSize = 3;

    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        ShuffleV2Unit.Lower(context, graph, KernelSize, (input, middle, outChannels) =>
        {
            var value = input;
            int[] widths = [middle, middle, outChannels];
            for (var pair = 0; pair < widths.Length; pair++)
            {
                var stride = pair == 0 ? context.Stride : 1;
                value = graph.ConvBnAct(
                    $"main.depthwise{pair}", value, value.Shape.Channels, KernelSize, stride, groups: value.Shape.Channels);
                value = graph.ConvBnAct($"main.pointwise{pair}", value, widths[pair], 1, activation: context.Options.Activation);
            }

            return value;
        });
}
