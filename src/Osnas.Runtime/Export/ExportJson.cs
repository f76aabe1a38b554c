using System.Text.Json.Serialization;

namespace Osnas.Export;

/// <summary>The documents of exported networks as JSON, without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(LowerCaseNames<InputType>), typeof(LowerCaseNames<Data.ColorOrder>), typeof(LowerCaseNames<Data.ImageFit>)])]
[JsonSerializable(typeof(ModelMetadata))]
internal sealed partial class ExportJson : JsonSerializerContext;

/// <summary>The names of an enumeration in lower case: <c>uint8</c>, <c>rgb</c>.</summary>
internal sealed class LowerCaseNames<T>() : JsonStringEnumConverter<T>(LowerCase.Policy)
    where T : struct, Enum;

/// <summary>Names in lower case.</summary>
internal sealed class LowerCase : System.Text.Json.JsonNamingPolicy
{
    public static LowerCase Policy { get; } = new();

    public override string ConvertName(string name) => name.ToLowerInvariant();
}
