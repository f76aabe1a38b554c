using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>An architecture that a search requested and no worker could evaluate.</summary>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Error">What went wrong, in words.</param>
public sealed record SetAsideDocument(IReadOnlyList<int> Architecture, string Error)
{
    /// <summary>The architecture in words.</summary>
    [JsonIgnore]
    internal string Name => string.Join(',', Architecture);
}
