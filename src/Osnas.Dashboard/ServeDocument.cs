using System.Text.Json.Serialization;

namespace Osnas.Dashboard;

/// <summary>Where the pages are.</summary>
/// <param name="Url">The address of the list of runs.</param>
/// <param name="Folder">The folder of the runs.</param>
internal sealed record ServeDocument(string Url, string Folder);

/// <summary>The documents of the command.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServeDocument))]
internal sealed partial class ServeJson : JsonSerializerContext;
