using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>The architecture that a search found, as a file.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
/// <param name="InputSize">The height and width of the images of the search.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Blocks">The descriptions of the chosen blocks.</param>
/// <param name="Cost">The cost of the architecture.</param>
/// <param name="SupernetAccuracy">The validation accuracy with the supernet's weights, from 0 to 1; null if the search had no
/// supernet or another fitness.</param>
/// <param name="TestAccuracy">The test accuracy of the trained network, from 0 to 1; null before its training.</param>
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
    /// <summary>
    /// The file with the weights, in the same folder; null for a training without a search, and in files of earlier versions.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Weights { get; init; }
}
