using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Osnas.Experiments;

/// <summary>A look-up table of one metric, as files and the command line give it.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Metric">The metric, in lower case.</param>
/// <param name="InputSize">Height and width of the image.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Shape">Search layers and candidates.</param>
/// <param name="Rows">The cells by layer and candidate, in the metric's unit; null where a candidate isn't allowed.</param>
/// <param name="Base">The cost of the fixed stages.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
public sealed record TableDocument(
    string Space, string Metric, int InputSize, int Classes, IReadOnlyList<int> Shape, IReadOnlyList<IReadOnlyList<double?>> Rows, double Base, string Fingerprint)
{
    /// <summary>The document of a table.</summary>
    /// <param name="table">The look-up table.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The document.</returns>
    public static TableDocument Create(BaseLookUpTable table, InfoMetric metric)
    {
        var cells = table.GetInfoTable(metric);
        double?[][] rows = [.. Enumerable.Range(0, cells.Rows).Select(row => cells.GetRow(row).Select(cell => double.IsNaN(cell) ? (double?)null : cell).ToArray())];
        return new(table.Spec.Name, metric.ToString().ToLowerInvariant(), table.InputSize, table.Spec.Classes, [cells.Rows, cells.Columns], rows, table.GetBaseInfo(metric), table.Spec.Fingerprint);
    }
}

/// <summary>The cost of an architecture, as files and the command line give it.</summary>
/// <param name="Flops">Multiply-accumulates for one image.</param>
/// <param name="Params">Trainable scalars.</param>
public sealed record CostDocument(long Flops, long Params)
{
    /// <summary>The document of an architecture.</summary>
    /// <param name="table">The look-up table.</param>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The document.</returns>
    public static CostDocument Create(BaseLookUpTable table, Architecture architecture) => new(
        (long)table.GetModelInfo(InfoMetric.Flops, architecture), (long)table.GetModelInfo(InfoMetric.Params, architecture));
}

/// <summary>A searched architecture in a file.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
/// <param name="InputSize">Height and width of the images it was searched for.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Blocks">The same in words.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="SupernetAccuracy">Validation accuracy with the weights of the supernet, from 0 to 1.</param>
/// <param name="TestAccuracy">Test accuracy after training from scratch, from 0 to 1; null before.</param>
public sealed record ArchitectureDocument(
    string Space,
    string Fingerprint,
    int InputSize,
    int Classes,
    IReadOnlyList<int> Architecture,
    IReadOnlyList<string> Blocks,
    CostDocument Cost,
    double SupernetAccuracy,
    double? TestAccuracy)
{
    /// <summary>Reads an architecture of a space.</summary>
    /// <param name="path">The file.</param>
    /// <param name="spec">The space that it has to belong to.</param>
    /// <returns>The architecture.</returns>
    /// <exception cref="InvalidDataException">The file belongs to another space, or isn't one.</exception>
    public static Architecture Read(string path, SearchSpaceSpec spec)
    {
        var document = OsnasJson.Read(path, OsnasJson.Default.ArchitectureDocument);
        if (document is not { Fingerprint: not null, Architecture: { } choices } || choices.Any(choice => choice < 0))
            throw new InvalidDataException($"{path} is not an architecture: that has a fingerprint and the index of a candidate for each layer.");
        if (document.Fingerprint != spec.Fingerprint)
            throw new InvalidDataException($"{path} is an architecture of the space {document.Space} ({document.Fingerprint}), not of {spec.Name} ({spec.Fingerprint}).");
        var architecture = new Architecture(choices);
        return spec.FindFault(architecture) is { } fault ? throw new InvalidDataException($"{path}: {fault}") : architecture;
    }
}

/// <summary>All that Osnas reads and writes as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, Converters = [typeof(ConstraintConverter)])]
[JsonSerializable(typeof(ArchitectureDocument))]
[JsonSerializable(typeof(CostDocument))]
[JsonSerializable(typeof(TableDocument))]
[JsonSerializable(typeof(IReadOnlyList<TableDocument>))]
[JsonSerializable(typeof(IReadOnlyList<SpaceDocument>))]
[JsonSerializable(typeof(SearchOptions))]
[JsonSerializable(typeof(SearchReport))]
public sealed partial class OsnasJson : JsonSerializerContext
{
    // Blocks hold "->", which JSON needn't escape: the default is for JSON inside of HTML.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a document as people read it.</summary>
    /// <typeparam name="T">The type of the document.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="type">The type, from this context.</param>
    /// <returns>The text, with line feeds.</returns>
    public static string Write<T>(T document, JsonTypeInfo<T> type)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Readable))
            JsonSerializer.Serialize(writer, document, type);
        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n");
    }

    /// <summary>Reads a file.</summary>
    internal static T Read<T>(string path, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), type) ?? throw new InvalidDataException($"{path} is empty.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} can't be read: {exception.Message}");
        }
    }
}
