using System.Text.Json.Serialization;

namespace Osnas.Search;

/// <summary>Reads and writes what search strategies keep.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GeneratorQuality))]
internal sealed partial class SearchJson : JsonSerializerContext;
