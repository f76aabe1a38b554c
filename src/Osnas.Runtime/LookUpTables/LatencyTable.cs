using System.Reflection;
using Osnas.Experiments;

namespace Osnas.LookUpTables;

/// <summary>
/// Measured times of all candidates of a space: what a file of them has in it. An architecture takes
/// <see cref="Base"/> and the sum of its cells, with the error that <see cref="Fit"/> tells.
/// </summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
/// <param name="InputSize">Height and width of the image.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Shape">Search layers and candidates.</param>
/// <param name="Rows">The cells by layer and candidate, fitted, in milliseconds of a forward pass of a whole batch; null where a candidate isn't allowed.</param>
/// <param name="Base">The time of the fixed stages, fitted, with the offset.</param>
/// <param name="Spreads">The interquartile range of each cell's times, before the fit, in milliseconds.</param>
/// <param name="Fit">How the table was fitted to whole networks, and its error.</param>
/// <param name="BatchSize">Images of a forward pass.</param>
/// <param name="Threads">Threads of torch.</param>
/// <param name="Warmup">Passes that weren't timed.</param>
/// <param name="Repetitions">Passes whose median counts.</param>
/// <param name="Device">What it was measured on.</param>
/// <param name="Library">The version of Osnas.</param>
public sealed record LatencyTable(
    string Space,
    string Fingerprint,
    int InputSize,
    int Classes,
    IReadOnlyList<int> Shape,
    IReadOnlyList<IReadOnlyList<double?>> Rows,
    double Base,
    IReadOnlyList<IReadOnlyList<double?>> Spreads,
    LatencyFit Fit,
    int BatchSize,
    int Threads,
    int Warmup,
    int Repetitions,
    MeasuringDevice Device,
    string Library)
{
    /// <summary>The metric, as all documents of tables have it.</summary>
    public string Metric { get; } = "latency";

    /// <summary>The version of this library.</summary>
    internal static string LibraryVersion { get; } =
        typeof(LatencyTable).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Reads a file for a space.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">The look-up table that it is for.</param>
    /// <returns>The measured table.</returns>
    /// <exception cref="InvalidDataException">The file isn't a latency table, or one of another space, input size, number of classes or shape: the message names the difference.</exception>
    public static LatencyTable Read(string path, BaseLookUpTable table)
    {
        var latency = OsnasJson.Read(path, OsnasJson.Default.LatencyTable);
        return latency.FindDifference(table) is { } difference
            ? throw new InvalidDataException($"{path} can't be used for {table.Spec.Name}: {difference}.")
            : latency;
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; replaced if it is there.</param>
    public void Write(string path) => AtomicFile.WriteAllText(path, OsnasJson.Write(this, OsnasJson.Default.LatencyTable) + "\n");

    /// <summary>What keeps this from being the latency of a look-up table.</summary>
    /// <param name="table">The look-up table.</param>
    /// <returns>The first difference, or null if there is none.</returns>
    public string? FindDifference(BaseLookUpTable table)
    {
        var shape = table.ModelCfgShape;
        if (Fingerprint != table.Spec.Fingerprint)
            return $"it is of the space {Space} ({Fingerprint}), not of {table.Spec.Name} ({table.Spec.Fingerprint})";
        if (InputSize != table.InputSize)
            return $"it was measured at {InputSize}x{InputSize} pixels, not at {table.InputSize}x{table.InputSize}";
        if (Classes != table.Spec.Classes)
            return $"it was measured with {Classes} classes, not with {table.Spec.Classes}";
        if (Rows is null || Rows.Count != shape.Rows || Rows.Any(row => row.Count != shape.Columns))
            return $"its rows are not {shape}";
        for (var layer = 0; layer < shape.Rows; layer++)
        {
            for (var candidate = 0; candidate < shape.Columns; candidate++)
            {
                if (Rows[layer][candidate] is null == table.Spec.IsAllowed(layer, candidate))
                    return $"candidate {candidate} of layer {layer} {(Rows[layer][candidate] is null ? "has no time" : "has a time, though it isn't allowed there")}";
            }
        }

        return null;
    }

    /// <summary>The cells as a table.</summary>
    /// <returns>The table, with NaN where a candidate isn't allowed.</returns>
    public InfoTable ToInfoTable() => InfoTable.FromRows(InfoMetric.Latency, Rows.Select(row => row.Select(cell => cell ?? double.NaN)));
}
