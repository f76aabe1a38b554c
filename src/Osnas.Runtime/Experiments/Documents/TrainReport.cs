using System.Text.Json.Serialization;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The result of a training.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
/// <param name="InputSize">Height and width of the images.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Blocks">The chosen blocks in words.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="ValidationAccuracy">From 0 to 1; null without validation images.</param>
/// <param name="TestAccuracy">From 0 to 1.</param>
/// <param name="Output">The folder of the run's files.</param>
public sealed record TrainReport(
    string Space,
    string Fingerprint,
    ImageSize InputSize,
    int Classes,
    int Seed,
    IReadOnlyList<int> Architecture,
    IReadOnlyList<string> Blocks,
    CostDocument Cost,
    double? ValidationAccuracy,
    double TestAccuracy,
    string Output) : IReadDocument
{
    /// <summary>The weights from a file that the training started from; null for new random ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InitialWeightsDocument? Weights { get; init; }

    /// <summary>The devices that the run was computed on, in order; null in a report of Osnas 0.3.0, which had the CPU alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DeviceDocument>? Devices { get; init; }

    /// <summary>The test accuracy by class; null in a report of Osnas 0.2.</summary>
    public IReadOnlyList<ClassAccuracy>? TestClasses { get; init; }

    bool IReadDocument.IsWhole =>
        this is { Space: not null, Fingerprint: not null, Architecture: not null, Blocks: not null, Cost: not null, Output: not null }
        && ClassAccuracy.AreWhole(TestClasses) && DeviceDocument.AreWhole(Devices);
}
