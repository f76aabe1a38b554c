using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>What follows a pooling that has to change the channels.</summary>
internal static class PoolProjection
{
    public static GraphValue Lower(BlockContext context, GraphBuilder graph, GraphValue pooled) =>
        context.InChannels == context.OutChannels ? pooled : graph.ConvBnAct("project", pooled, context.OutChannels, 1);
}
