using System.Text.Json;
using System.Text.Json.Serialization;

namespace Osnas.Data;

/// <summary>Data formats in JSON, by their names.</summary>
internal sealed class DataFormatConverter : JsonConverter<DataFormat>
{
    public override DataFormat Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = reader.GetString() ?? string.Empty;
        return DataFormat.Find(name) ?? throw new JsonException($"There is no data format '{NumberText.Shorten(name)}'.");
    }

    public override void Write(Utf8JsonWriter writer, DataFormat value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);
}
