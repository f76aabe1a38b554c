using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>A searched architecture in a file.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
/// <param name="InputSize">Height and width of the images that it was searched for.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Blocks">The chosen blocks in words.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="SupernetAccuracy">Validation accuracy with the weights of the supernet, from 0 to 1; null without a
/// supernet, or with another fitness.</param>
/// <param name="TestAccuracy">Test accuracy with these weights, from 0 to 1; null before the training.</param>
public sealed record ArchitectureDocument(
    string Space,
    string Fingerprint,
    ImageSize InputSize,
    int Classes,
    IReadOnlyList<int> Architecture,
    IReadOnlyList<string> Blocks,
    CostDocument Cost,
    double? SupernetAccuracy,
    double? TestAccuracy)
{
    /// <summary>The file of its weights, beside this one; null for that of a training without a search, and in earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Weights { get; init; }
}
