using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>
/// The frame that <see cref="ShuffleV2Block"/> and <see cref="ShuffleV2XceptionBlock"/> share. If the shape stays the
/// same, the even channels skip the unit and the odd ones go through the main branch. Otherwise, the projection branch
/// keeps its number of channels, and the main branch gives the rest.
/// </summary>
internal static class ShuffleV2Unit
{
    public static GraphValue Lower(
        BlockContext context, GraphBuilder graph, int kernelSize, Func<GraphValue, int, int, GraphValue> mainBranch)
    {
        var middle = context.OutChannels / 2;
        if (middle == 0)
            throw new GraphException($"a ShuffleNetV2 unit needs at least 2 out-channels, not {context.OutChannels}");
        if (context.IsShapePreserving)
        {
            if (context.InChannels % 2 != 0)
                throw new GraphException($"a ShuffleNetV2 unit needs even channels, not {context.InChannels}");
            var shuffled = graph.ChannelShuffle(graph.Input, middle);
            var main = mainBranch(graph.ChannelSlice(shuffled, middle, middle), middle, middle);
            return graph.Concat(graph.ChannelSlice(shuffled, 0, middle), main);
        }

        var rest = context.OutChannels - context.InChannels;
        if (rest < 1)
            throw new GraphException(
                "a ShuffleNetV2 unit that changes the shape needs more out-channels than in-channels, "
                + $"not {context.InChannels} to {context.OutChannels}");
        var depthwise = graph.ConvBnAct(
            "project.depthwise", graph.Input, context.InChannels, kernelSize, context.Stride, groups: context.InChannels);
        var projection = graph.ConvBnAct("project.pointwise", depthwise, context.InChannels, 1, activation: context.Options.Activation);
        return graph.Concat(projection, mainBranch(graph.Input, middle, rest));
    }
}
