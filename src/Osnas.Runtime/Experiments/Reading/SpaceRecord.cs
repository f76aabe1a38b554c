namespace Osnas.Experiments;

/// <summary>The search space of a run, or a registered one, as a report shows it: its outline and its costs.</summary>
/// <param name="Outline">Stages, layers and feature maps; null in the folder of a run of an earlier version.</param>
/// <param name="Tables">The costs of the candidates in each row of choices, a table for each metric.</param>
internal sealed record SpaceRecord(SpaceOutline? Outline, IReadOnlyList<TableDocument> Tables)
{
    /// <summary>The record of a space in this program.</summary>
    /// <param name="table">The costs of the space.</param>
    /// <param name="budget">The budget to show.</param>
    /// <returns>The record.</returns>
    public static SpaceRecord Create(BaseLookUpTable table, IReadOnlyList<ConstraintCfg> budget)
    {
        var outline = SpaceOutline.Create(table, budget);
        return new(
            outline,
            [TableDocument.Create(table, InfoMetric.Flops), TableDocument.Create(table, InfoMetric.Params), .. outline.Measured]);
    }

    /// <summary>Finds the costs in a metric.</summary>
    /// <param name="metric">The metric, in lower case.</param>
    /// <returns>The table; null if there is none.</returns>
    public TableDocument? Find(string metric) => Tables.FirstOrDefault(table => table.Metric == metric);

    /// <summary>The cost of an architecture: its cells and the fixed stages, combined as the metric says.</summary>
    /// <param name="metric">The metric, in lower case.</param>
    /// <param name="architecture">The index of the chosen candidate in each row.</param>
    /// <returns>The cost, in the metric's unit; null without a table that has all its cells.</returns>
    public double? CostOf(string metric, IReadOnlyList<int> architecture)
    {
        if (Find(metric) is not { } table || MetricCatalog.Find(metric) is not { } definition || table.Rows.Count != architecture.Count)
            return null;
        var cells = table.Rows.Zip(architecture, Cell).ToArray();
        return cells.All(cell => cell is not null)
            ? definition.Combination.Combine(table.Base, definition.Combination.Combine(cells.Select(cell => cell!.Value)))
            : null;
    }

    /// <summary>The cost of a search layer of an architecture, with what the layer has for any choices.</summary>
    /// <param name="metric">The metric, in lower case.</param>
    /// <param name="architecture">The index of the chosen candidate in each row.</param>
    /// <param name="layer">The search layer.</param>
    /// <returns>The cost, in the metric's unit; null if the table has other rows than the outline.</returns>
    public double? CostOfLayer(string metric, IReadOnlyList<int> architecture, int layer)
    {
        if (Outline is not { } outline || Find(metric) is not { } table || MetricCatalog.Find(metric) is not { } definition
            || table.Rows.Count != outline.Layers.Count * outline.RowsPerLayer || architecture.Count != table.Rows.Count)
            return null;
        var first = layer * outline.RowsPerLayer;
        var cells = Enumerable.Range(first, outline.RowsPerLayer).Select(row => Cell(table.Rows[row], architecture[row])).ToArray();
        if (!cells.All(cell => cell is not null))
            return null;
        var shared = definition.Metric switch
        {
            InfoMetric.Flops => outline.Layers[layer].Shared.Flops,
            InfoMetric.Params => outline.Layers[layer].Shared.Params,
            _ => 0, // a measured table has it in its base
        };
        return definition.Combination.Combine(cells.Select(cell => cell!.Value).Prepend(shared));
    }

    private static double? Cell(IReadOnlyList<double?> row, int candidate) => candidate < row.Count ? row[candidate] : null;
}
