using Osnas.Graph;

namespace Osnas.Spaces;

/// <summary>What a choice costs: a graph, less what of it counts elsewhere.</summary>
/// <param name="Graph">The graph; null if there is nothing.</param>
/// <param name="Elsewhere">The part of the graph that counts elsewhere; null if none does.</param>
internal sealed record PricedGraph(OpGraph? Graph, OpGraph? Elsewhere = null)
{
    /// <summary>The cost in a metric.</summary>
    /// <param name="metric">The metric, which isn't a measured one.</param>
    /// <returns>The cost, for one image.</returns>
    /// <exception cref="NotSupportedException">The metric can't be computed, only measured, or has no parts to subtract.</exception>
    public long Of(MetricDefinition metric)
    {
        if (Elsewhere is not null && metric.Combination != MetricCombination.Sum)
            throw new NotSupportedException($"{metric.Metric} can't be told for a part of a block, as parts don't add up.");
        return Of(Graph, metric) - Of(Elsewhere, metric);
    }

    private static long Of(OpGraph? graph, MetricDefinition metric) => graph is null ? 0 : metric.Of(graph);
}
