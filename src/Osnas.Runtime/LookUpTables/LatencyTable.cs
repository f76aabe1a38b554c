using System.Text.Json.Serialization;

namespace Osnas.LookUpTables;

/// <summary>
/// Measured times of all candidates of a space, as in a file. The time of an architecture is <see cref="Base"/> plus the
/// sum of its cells, with the error in <see cref="Fit"/>.
/// </summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
/// <param name="InputSize">Height and width of the image.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Shape">Search layers and candidates.</param>
/// <param name="Rows">The cells by layer and candidate, fitted, in milliseconds of a forward pass of a whole batch; null
/// where a candidate isn't allowed.</param>
/// <param name="Base">The time of the fixed stages, fitted, with the offset.</param>
/// <param name="Spreads">The interquartile range of each cell's times, before the fit, in milliseconds.</param>
/// <param name="Fit">How the table was fitted to whole networks, and its error.</param>
/// <param name="BatchSize">Images of a forward pass.</param>
/// <param name="Threads">Threads of torch.</param>
/// <param name="Warmup">Passes that weren't timed.</param>
/// <param name="Repetitions">Passes whose median counts.</param>
/// <param name="Device">The device that it was measured on.</param>
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
    /// <summary>The metric, as all documents of tables have it.</summary>
    [JsonPropertyName(TableMembers.Metric)]
    public string Metric { get; } = "latency";

    /// <summary>
    /// The latency of whole networks, at the batch size of the table and at a batch of one image; null in a file of Osnas 0.3.0
    /// or earlier.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<NetworkLatency>? Networks { get; init; }

    /// <summary>Reads a file for a space.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">The look-up table that it is for.</param>
    /// <returns>The measured table.</returns>
    /// <exception cref="InvalidDataException">The file isn't a latency table, or one of another space, input size, number of
    /// classes or shape: the message names the difference.</exception>
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

    /// <summary>What keeps this from being the latency of a look-up table.</summary>
    /// <param name="table">The look-up table.</param>
    /// <returns>The first difference, or null if there is none.</returns>
    public string? FindDifference(BaseLookUpTable table) => ToMeasured().FindFaults(table.Spec, table.InputSize).FirstOrDefault()?.Message;

    /// <summary>The cells as a table.</summary>
    /// <returns>The table, with NaN where a candidate isn't allowed.</returns>
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
