using System.Text.Json.Serialization;
using Osnas.Report.Page;

namespace Osnas.Dashboard.Live;

/// <summary>The documents that the server sends.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<RenderedPart>))]
internal sealed partial class LiveJson : JsonSerializerContext;
