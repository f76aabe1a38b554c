using System.Text.Json;
using System.Text.Json.Serialization;
using Osnas.Search;

namespace Osnas.LookUpTables;

/// <summary>Constraints in JSON, as the command line takes them. JSON has no number for a bound that isn't there.</summary>
internal sealed class ConstraintConverter : JsonConverter<ConstraintCfg>
{
    public override ConstraintCfg Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return ConstraintText.Parse(reader.GetString() ?? string.Empty);
        }
        catch (FormatException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, ConstraintCfg value, JsonSerializerOptions options) =>
        writer.WriteStringValue(ConstraintText.Format(value));
}
