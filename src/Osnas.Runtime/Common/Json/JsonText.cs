using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Osnas.Common;

/// <summary>Writes documents as JSON that people read, and reads them from files.</summary>
internal static class JsonText
{
    private const int LongestReason = 400;

    // Blocks hold "->", which JSON needn't escape: the default is for JSON inside of HTML.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a document as people read it.</summary>
    /// <typeparam name="T">The type of the document.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="type">The type, from the context of its area.</param>
    /// <returns>The text, with line feeds.</returns>
    public static string Write<T>(T document, JsonTypeInfo<T> type) => Write(document, type, Readable).ReplaceLineEndings("\n");

    /// <summary>Writes a document in one line, without spaces.</summary>
    /// <typeparam name="T">The type of the document.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="type">The type, from the context of its area.</param>
    public static string WriteLine<T>(T document, JsonTypeInfo<T> type) => Write(document, type, Readable with { Indented = false });

    /// <summary>Reads a file.</summary>
    internal static T Read<T>(string path, JsonTypeInfo<T> type) => Parse(path, NamedFile.ReadText(path), type);

    /// <summary>Reads what a file holds.</summary>
    internal static T Parse<T>(string path, string text, JsonTypeInfo<T> type)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new InvalidDataException($"{path} is empty.");
        try
        {
            var document = JsonSerializer.Deserialize(text, type) ?? throw new InvalidDataException($"{path} is empty.");
            return document is IReadDocument { IsWhole: false }
                ? throw new InvalidDataException($"{path} can't be read: it is incomplete.")
                : document;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} can't be read: {(IsCutOff(text) ? CutOff(text) : Describe(exception))}");
        }
    }

    private static string Write<T>(T document, JsonTypeInfo<T> type, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
            JsonSerializer.Serialize(writer, document, type);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Whether a text is the beginning of a document.</summary>
    private static bool IsCutOff(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text.TrimEnd());
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                // Reads on until the text ends, or isn't JSON.
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return reader.CurrentDepth > 0 || reader.BytesConsumed < bytes.Length;
    }

    private static string CutOff(string text) =>
        string.Create(CultureInfo.InvariantCulture, $"it is cut off in line {text.TrimEnd().Count(letter => letter == '\n') + 1}.");

    /// <summary>For a value of the wrong type, names its place, because .NET's own message names .NET types.</summary>
    private static string Describe(JsonException exception) =>
        exception is { Path: { } place, LineNumber: { } line }
            && exception.Message.Contains("could not be converted", StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"{place} in line {line + 1} has an unexpected type.")
            : NumberText.Shorten(exception.Message, LongestReason);
}
