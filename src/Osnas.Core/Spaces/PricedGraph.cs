using Osnas.Graph;

namespace Osnas.Spaces;

/// <summary>The graph that a choice pays for, without the part that is counted elsewhere.</summary>
/// <param name="Graph">The graph; null if the choice is empty.</param>
/// <param name="Elsewhere">The part of the graph that is counted elsewhere; null if there is none.</param>
internal sealed record PricedGraph(OpGraph? Graph, OpGraph? Elsewhere = null)
{
    /// <summary>Computes the cost in a metric.</summary>
    /// <param name="metric">A computed metric.</param>
    /// <returns>The cost, for one image.</returns>
    /// <exception cref="NotSupportedException">The metric is measured, or the values of parts don't add up.</exception>
    public long Of(MetricDefinition metric)
    {
        if (Elsewhere is not null && metric.Combination != MetricCombination.Sum)
            throw new NotSupportedException($"{metric.Metric} can't be computed for a part of a block, because its parts don't add up.");
        return Of(Graph, metric) - Of(Elsewhere, metric);
    }

    private static long Of(OpGraph? graph, MetricDefinition metric) => graph is null ? 0 : metric.Of(graph);
}
