using Osnas.Graph;

namespace Osnas.Generators.Model;

/// <summary>The exact costs of a space at its declared input size, for the constants and the documentation.</summary>
internal sealed record SpaceCosts(MetricCosts Flops, MetricCosts Params, EquatableArray<TensorShape> LayerInputs)
{
    /// <summary>Computes the costs.</summary>
    /// <returns>The costs, or null if the space can't be built: the analyzer says why.</returns>
    public static SpaceCosts? Compute(SearchSpaceSpec spec)
    {
        SpaceGraph graph;
        try
        {
            graph = SpaceGraph.Build(spec);
        }
        catch (SearchSpaceException)
        {
            return null;
        }

        var costs = new CostModel(graph);
        return new(
            MetricCosts.Of(costs, InfoMetric.Flops),
            MetricCosts.Of(costs, InfoMetric.Params),
            new(graph.LayerInputs));
    }
}

/// <summary>The table of a metric, and the least, mean and greatest cost of an architecture.</summary>
internal sealed record MetricCosts(EquatableArray<EquatableArray<double>> Rows, double Min, double Mean, double Max)
{
    public static MetricCosts Of(CostModel costs, InfoMetric metric)
    {
        var table = costs.ToTable(metric);
        var statistics = new CostStatistics(table, costs.Base.Get(metric));
        var rows = Enumerable.Range(0, table.Rows).Select(row => new EquatableArray<double>(table.GetRow(row)));
        return new(new(rows), statistics.Min, statistics.Mean, statistics.Max);
    }
}
