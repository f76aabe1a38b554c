using Osnas.Graph;

namespace Osnas.Blocks;

/// <summary>The projection after a pooling that changes the number of channels.</summary>
internal static class PoolProjection
{
    public static GraphValue Lower(BlockContext context, GraphBuilder graph, GraphValue pooled) =>
        context.InChannels == context.OutChannels ? pooled : graph.ConvBnAct("project", pooled, context.OutChannels, 1);
}
