using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// ShuffleNetV2 Xception unit, as in OSNASLib: like <see cref="ShuffleBlock"/>, with three pairs of 3x3 depthwise and
/// pointwise convolutions.
/// </summary>
internal sealed class ShuffleXBlock() : BuiltInBlock(Block.ShuffleX)
{
    private const int KernelSize = 3;
    private const int Pairs = 3;

    /// <inheritdoc/>
    public override GraphValue Lower(BlockContext context, GraphBuilder graph) =>
        ShuffleUnit.Lower(context, graph, KernelSize, (input, half) =>
        {
            var value = input;
            for (var pair = 0; pair < Pairs; pair++)
            {
                var stride = pair == 0 ? context.Stride : 1;
                value = graph.ConvBnAct(
                    $"main.depthwise{pair}", value, value.Shape.Channels, KernelSize, stride, groups: value.Shape.Channels);
                value = graph.ConvBnAct($"main.pointwise{pair}", value, half, 1, activation: context.Options.Activation);
            }

            return value;
        });
}
