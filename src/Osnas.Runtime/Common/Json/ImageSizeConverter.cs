using System.Text.Json;
using System.Text.Json.Serialization;

namespace Osnas.Common;

/// <summary>An image size as JSON: a number for a square, or <c>[height, width]</c>.</summary>
internal sealed class ImageSizeConverter : JsonConverter<ImageSize>
{
    public override ImageSize Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Find(document.RootElement) ?? throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, ImageSize value, JsonSerializerOptions options) => Write(writer, value);

    public static void Write(Utf8JsonWriter writer, ImageSize value)
    {
        if (value.IsSquare)
        {
            writer.WriteNumberValue(value.Height);
            return;
        }

        writer.WriteStartArray();
        writer.WriteNumberValue(value.Height);
        writer.WriteNumberValue(value.Width);
        writer.WriteEndArray();
    }

    /// <summary>Finds the size that JSON has; null if it has none.</summary>
    public static ImageSize? Find(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.TryGetInt32(out var side) ? side : null,
        JsonValueKind.Array when element.GetArrayLength() == 2 =>
            (FindSide(element[0]), FindSide(element[1])) is ({ } height, { } width) ? new ImageSize(height, width) : null,
        _ => null,
    };

    private static int? FindSide(JsonElement element) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var side) ? side : null;
}
