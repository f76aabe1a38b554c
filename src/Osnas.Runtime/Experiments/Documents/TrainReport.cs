using System.Text.Json.Serialization;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The result of a training.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
/// <param name="InputSize">The height and width of the images.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Blocks">The descriptions of the chosen blocks.</param>
/// <param name="Cost">The cost of the architecture.</param>
/// <param name="ValidationAccuracy">The validation accuracy, from 0 to 1; null without validation images.</param>
/// <param name="TestAccuracy">The test accuracy, from 0 to 1.</param>
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

    /// <summary>The devices that computed the run, in order; null in a report of Osnas 0.3.0, which had only the CPU.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<DeviceDocument>? Devices { get; init; }

    /// <summary>The test accuracy of each class; null in a report of Osnas 0.2.</summary>
    public IReadOnlyList<ClassAccuracy>? TestClasses { get; init; }

    bool IReadDocument.IsWhole =>
        this is { Space: not null, Fingerprint: not null, Architecture: not null, Blocks: not null, Cost: not null, Output: not null }
        && ClassAccuracy.AreWhole(TestClasses) && DeviceDocument.AreWhole(Devices);
}
