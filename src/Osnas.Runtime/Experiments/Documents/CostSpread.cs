namespace Osnas.Experiments;

/// <summary>What the choices of a search layer cost in a metric.</summary>
/// <param name="Least">The cost of the cheapest choice.</param>
/// <param name="Mean">The mean cost of all choices, each different one once.</param>
/// <param name="Most">The cost of the most expensive choice.</param>
internal sealed record CostSpread(double Least, double Mean, double Most)
{
    /// <summary>The costs of all search layers, with what a layer has for any choices.</summary>
    /// <param name="table">The costs of the space.</param>
    /// <param name="metric">A computed metric.</param>
    public static IReadOnlyList<CostSpread> OfLayers(BaseLookUpTable table, InfoMetric metric)
    {
        var (cells, definition) = (table.Costs.ToTable(metric), MetricCatalog.Of(metric));
        return
        [
            .. LayerChoices.Of(table.Spec).Select((choices, layer) =>
            {
                var (costs, shared) = (choices.CostsIn(cells), table.Costs.OfAnyChoices(layer, definition));
                return new CostSpread(shared + costs.Min(), shared + costs.Average(), shared + costs.Max());
            }),
        ];
    }
}
