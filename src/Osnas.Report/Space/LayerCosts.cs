using Osnas.Spaces;

namespace Osnas.Report.Space;

/// <summary>What a layer costs in one metric.</summary>
/// <param name="Cost">The cost in an architecture, or the mean over the choices of the layer.</param>
/// <param name="Least">The cost with the cheapest choice.</param>
/// <param name="Most">The cost with the most expensive choice.</param>
/// <param name="Share">The share of <paramref name="Cost"/> in the sum over all layers, from 0 to 1.</param>
public sealed record LayerCost(double Cost, double Least, double Most, double Share);

/// <summary>What each layer costs in one metric.</summary>
internal sealed class LayerCosts
{
    /// <summary>Computes the costs.</summary>
    /// <param name="graph">The graphs of the space.</param>
    /// <param name="costs">Their costs.</param>
    /// <param name="metric">A metric whose values add up.</param>
    /// <param name="architecture">The architecture; null for the mean over the choices of each layer.</param>
    public LayerCosts(SpaceGraph graph, CostModel costs, MetricDefinition metric, Architecture? architecture)
    {
        var (spec, table) = (graph.Spec, costs.ToTable(metric.Metric));
        LayerCost[] first = [.. graph.First.Select(Of)];
        LayerCost[] last = [.. graph.Last.Select(Of)];
        LayerCost[] search = [.. LayerChoices.Of(spec).Select((choices, layer) =>
        {
            var (values, always) = (choices.CostsIn(table), costs.OfAnyChoices(layer, metric));
            double cost = architecture is null
                ? always + values.Average()
                : metric.Of(graph.Layer(layer, spec.ChoicesOf(architecture, layer)));
            return new LayerCost(cost, always + values.Min(), always + values.Max(), 0);
        })];
        var total = first.Concat(search).Concat(last).Sum(layer => layer.Cost);
        (First, Search, Last) = (Divide(first, total), Divide(search, total), Divide(last, total));

        LayerCost Of(Graph.OpGraph block)
        {
            double cost = metric.Of(block);
            return new(cost, cost, cost, 0);
        }
    }

    /// <summary>Of the blocks of the first stage.</summary>
    public IReadOnlyList<LayerCost> First { get; }

    /// <summary>Of the search layers.</summary>
    public IReadOnlyList<LayerCost> Search { get; }

    /// <summary>Of the blocks of the last stage.</summary>
    public IReadOnlyList<LayerCost> Last { get; }

    private static LayerCost[] Divide(LayerCost[] layers, double total) =>
        Array.ConvertAll(layers, layer => layer with { Share = total == 0 ? 0 : layer.Cost / total });
}
