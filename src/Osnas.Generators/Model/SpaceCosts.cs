using Osnas.Blocks;
using Osnas.Generators.Measured;
using Osnas.Spaces;

namespace Osnas.Generators.Model;

/// <summary>The exact costs of a space at its declared input size, for the constants and the documentation.</summary>
/// <param name="Exact">The costs in each metric that isn't measured.</param>
/// <param name="SupernetParams">The parameters of the supernet.</param>
/// <param name="Layers">Each search layer and its input, such as <c>8->16 s2 on 8x16x16</c>.</param>
internal sealed record SpaceCosts(EquatableArray<MetricCosts> Exact, long SupernetParams, EquatableArray<string> Layers)
{
    /// <summary>The latency from the file that the space names; null if there is none, or it belongs to another space.</summary>
    public LatencyCosts? Latency { get; init; }

    /// <summary>Computes the costs.</summary>
    /// <returns>
    /// The costs; null if the space can't be built, which the analyzer reports, or has a custom block, whose
    /// code can't run here.
    /// </returns>
    public static SpaceCosts? Compute(SearchSpaceSpec spec)
    {
        var space = new LoweredSpace(spec, BlockCatalog.BuiltIn);
        return space.Costs is not { } costs
            ? null
            : new(
                new(costs.Metrics.Select(metric => MetricCosts.Of(spec, costs.ToTable(metric.Metric), costs.BaseOf(metric.Metric)))),
                costs.SupernetParams,
                new(spec.MacroCfg.Search.Select((layer, index) => $"{layer} on {space.Graph!.LayerInputs[index]}")));
    }
}

/// <summary>The table and the base of a metric, and the minimum, mean and maximum cost of an architecture.</summary>
internal sealed record MetricCosts(
    InfoMetric Metric, EquatableArray<EquatableArray<double>> Rows, double Base, double Min, double Mean, double Max)
{
    public static MetricCosts Of(SearchSpaceSpec spec, InfoTable table, double baseCost)
    {
        var statistics = new CostStatistics(table, baseCost, LayerChoices.Of(spec));
        var rows = new EquatableArray<double>[table.Rows];
        for (var row = 0; row < rows.Length; row++)
            rows[row] = new(table.GetRow(row));
        return new(table.Metric, new(rows), baseCost, statistics.Min, statistics.Mean, statistics.Max);
    }
}

/// <summary>The latency that a space declares.</summary>
/// <param name="File">The file, as the attribute names it.</param>
/// <param name="Costs">Its table, and the time of the fixed stages.</param>
internal sealed record LatencyCosts(string File, MetricCosts Costs)
{
    /// <summary>Finds the latency of a space.</summary>
    /// <param name="space">The space.</param>
    /// <param name="files">The files that spaces can name.</param>
    /// <returns>The latency; null if the space names no usable file, which the analyzer reports.</returns>
    public static LatencyCosts? Find(SearchSpaceModel space, IEnumerable<MeasuredFile> files)
    {
        if (space.LatencyFile is null
            || FileEnding.Find(space.LatencyFile, files, file => file.Path) is not { Count: 1 } found
            || found[0].Table is not { } table)
            return null;
        return table.FindFaults(space.Spec, space.Spec.InputSize).Any()
            ? null
            : new(space.LatencyFile, MetricCosts.Of(space.Spec, table.ToInfoTable(InfoMetric.Latency), table.Base));
    }
}
