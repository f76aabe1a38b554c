using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// The frame that <see cref="ShuffleBlock"/> and <see cref="ShuffleXBlock"/> share: two branches, concatenation, channel
/// shuffle.
/// </summary>
internal static class ShuffleUnit
{
    public static GraphValue Lower(
        BlockContext context, GraphBuilder graph, int kernelSize, Func<GraphValue, int, GraphValue> mainBranch)
    {
        if (context.OutChannels % 2 != 0)
            throw new GraphException($"a shuffle unit needs even out-channels, not {context.OutChannels}");
        var half = context.OutChannels / 2;

        GraphValue side, main;
        if (context.IsShapePreserving)
        {
            side = graph.ChannelSlice(graph.Input, 0, half);
            main = mainBranch(graph.ChannelSlice(graph.Input, half, half), half);
        }
        else
        {
            var depthwise = graph.ConvBnAct(
                "side.depthwise", graph.Input, context.InChannels, kernelSize, context.Stride, groups: context.InChannels);
            side = graph.ConvBnAct("side.project", depthwise, half, 1, activation: context.Options.Activation);
            main = mainBranch(graph.Input, half);
        }

        return graph.ChannelShuffle(graph.Concat(side, main), 2);
    }
}
