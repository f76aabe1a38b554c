using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>A look-up table of one metric, as written to files and by the command line.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Metric">The metric, in lower case.</param>
/// <param name="InputSize">The height and width of the image.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Shape">The number of rows of choices and the number of candidates.</param>
/// <param name="Rows">The cells by layer and candidate, in the metric's unit; null where a candidate isn't allowed.</param>
/// <param name="Base">The cost of the fixed stages.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
public sealed record TableDocument(
    string Space,
    string Metric,
    ImageSize InputSize,
    int Classes,
    IReadOnlyList<int> Shape,
    IReadOnlyList<IReadOnlyList<double?>> Rows,
    double Base,
    string Fingerprint)
{
    /// <summary>Whether it has a metric, and a row of cells for each choice.</summary>
    [JsonIgnore]
    internal bool IsWhole =>
        this is { Metric: not null, Rows: not null } && Rows.All(row => row is not null && row.Any(cell => cell is not null));

    /// <summary>Creates the document of a look-up table.</summary>
    /// <param name="table">The look-up table.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The document.</returns>
    public static TableDocument Create(BaseLookUpTable table, InfoMetric metric)
    {
        var cells = table.GetInfoTable(metric);
        double?[][] rows =
            [
                .. Enumerable.Range(0, cells.Rows)
                .Select(row => cells.GetRow(row).Select(cell => double.IsNaN(cell) ? (double?)null : cell).ToArray())
            ];
        return new(
            table.Spec.Name,
            metric.ToString().ToLowerInvariant(),
            table.InputSize,
            table.Spec.Classes,
            [cells.Rows, cells.Columns],
            rows,
            table.GetBaseInfo(metric),
            table.Spec.Fingerprint);
    }
}
