using System.Text.Json;
using System.Text.Json.Serialization;

namespace Osnas.Options;

/// <summary>Options that are chosen by name, as JSON: the name and all that they declare. A user's own need no reflection either.</summary>
/// <typeparam name="T">The base record of the options.</typeparam>
/// <param name="registry">The names.</param>
internal abstract class NamedOptionsConverter<T>(NamedOptionsRegistry<T> registry) : JsonConverter<T>
    where T : NamedOptions<T>
{
    /// <summary>The JSON property of the name.</summary>
    internal const string NameProperty = "name";

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        try
        {
            var root = document.RootElement;

            // Checkpoints of Osnas 0.1 have the name alone.
            if (root.ValueKind == JsonValueKind.String)
                return registry.Get(root.GetString()!);
            var result = registry.Get(root.GetProperty(NameProperty).GetString() ?? string.Empty);
            foreach (var option in result.Declarations.Resolve(result).Options)
            {
                if (Find(root, option) is { } value)
                    result = option.Read(value, result);
            }

            return result;
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(NameProperty, registry.NameOf(value));
        Write(writer, value, value.Declarations.Resolve(value).Options, 0);
        writer.WriteEndObject();
    }

    /// <summary>Options of records in the record are in an object of their own.</summary>
    private static void Write(Utf8JsonWriter writer, T value, IEnumerable<OptionDeclaration<T>> options, int depth)
    {
        foreach (var group in options.GroupBy(option => option.JsonPath.Split('.')[depth]))
        {
            writer.WritePropertyName(group.Key);
            if (group.First().JsonPath.Split('.').Length == depth + 1)
            {
                group.Single().Write(writer, value);
                continue;
            }

            writer.WriteStartObject();
            Write(writer, value, group, depth + 1);
            writer.WriteEndObject();
        }
    }

    private static JsonElement? Find(JsonElement element, OptionDeclaration option)
    {
        foreach (var name in option.JsonPath.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }
}
