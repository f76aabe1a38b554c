using System.Text.Json.Serialization;

namespace Osnas.LookUpTables;

/// <summary>
/// The measured times of all candidates of a space, as a file. The time of an architecture is <see cref="Base"/> plus the sum
/// of its cells, with the error in <see cref="Fit"/>.
/// </summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
/// <param name="InputSize">The height and width of the image.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Shape">The number of rows of choices and the number of candidates.</param>
/// <param name="Rows">The fitted cells by layer and candidate, in milliseconds for a forward pass of a whole batch; null where
/// the layer doesn't allow the candidate.</param>
/// <param name="Base">The fitted time of the fixed stages, with the offset, in milliseconds.</param>
/// <param name="Spreads">The interquartile range of each cell's times before the fit, in milliseconds.</param>
/// <param name="Fit">The fit to whole networks, with its error.</param>
/// <param name="BatchSize">The number of images in a forward pass.</param>
/// <param name="Threads">The number of torch's threads.</param>
/// <param name="Warmup">The number of passes before those that were timed.</param>
/// <param name="Repetitions">The number of timed passes, whose median counts.</param>
/// <param name="Device">The device of the measurement.</param>
/// <param name="Library">The version of Osnas.</param>
public sealed record LatencyTable(
    [property: JsonPropertyName(TableMembers.Space)] string Space,
    [property: JsonPropertyName(TableMembers.Fingerprint)] string Fingerprint,
    [property: JsonPropertyName(TableMembers.InputSize)] ImageSize InputSize,
    [property: JsonPropertyName(TableMembers.Classes)] int Classes,
    IReadOnlyList<int> Shape,
    [property: JsonPropertyName(TableMembers.Rows)] IReadOnlyList<IReadOnlyList<double?>> Rows,
    [property: JsonPropertyName(TableMembers.Base)] double Base,
    IReadOnlyList<IReadOnlyList<double?>> Spreads,
    LatencyFit Fit,
    int BatchSize,
    int Threads,
    int Warmup,
    int Repetitions,
    MeasuringDevice Device,
    string Library)
{
    /// <summary>The metric, as in other documents of tables.</summary>
    [JsonPropertyName(TableMembers.Metric)]
    public string Metric { get; } = "latency";

    /// <summary>
    /// The latency of whole networks, at the batch size of the table and with one image; null in a file of Osnas 0.3.0 or
    /// earlier.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NetworkLatency>? Networks { get; init; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">The look-up table that it is for.</param>
    /// <returns>The measured table.</returns>
    /// <exception cref="InvalidDataException">The file isn't a latency table, or its space, input size, number of classes or
    /// shape differs. The message names the difference.</exception>
    public static LatencyTable Read(string path, BaseLookUpTable table)
    {
        var latency = JsonText.Read(path, LatencyTableJson.Default.LatencyTable);
        return latency.FindDifference(table) is { } difference
            ? throw new InvalidDataException($"{path} can't be used for {table.Spec.Name}: {difference}.")
            : latency;
    }

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; an existing file is replaced.</param>
    public void Write(string path) => AtomicFile.WriteAllText(path, JsonText.Write(this, LatencyTableJson.Default.LatencyTable) + "\n");

    /// <summary>Finds the reason why this table can't be the latency of a look-up table.</summary>
    /// <param name="table">The look-up table.</param>
    /// <returns>The first difference, or null if there is none.</returns>
    public string? FindDifference(BaseLookUpTable table) => ToMeasured().FindFaults(table.Spec, table.InputSize).FirstOrDefault()?.Message;

    /// <summary>Converts the cells to a table.</summary>
    /// <returns>The table, with NaN where the layer doesn't allow the candidate.</returns>
    public InfoTable ToInfoTable() => ToMeasured().ToInfoTable(InfoMetric.Latency);

    /// <summary>A file that isn't one of a latency table may have no rows, or null for one.</summary>
    private MeasuredTable ToMeasured() => new(
        Space,
        Fingerprint,
        InputSize,
        Classes,
        new((Rows ?? []).Select(row => new EquatableArray<double>((row ?? []).Select(cell => cell ?? double.NaN)))),
        Base);
}

/// <summary>Reads and writes measured tables, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(ImageSizeConverter)])]
[JsonSerializable(typeof(LatencyTable))]
internal sealed partial class LatencyTableJson : JsonSerializerContext;
