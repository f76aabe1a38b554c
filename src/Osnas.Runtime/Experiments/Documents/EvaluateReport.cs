using System.Text.Json.Serialization;
using Osnas.Data;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The measured accuracy of a trained network.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="TestImages">The number of test images.</param>
/// <param name="TestAccuracy">The test accuracy, from 0 to 1.</param>
/// <param name="ValidationImages">The number of validation images.</param>
/// <param name="ValidationAccuracy">The validation accuracy, from 0 to 1; null without validation images.</param>
public sealed record EvaluateReport(
    string Space, IReadOnlyList<int> Architecture, long TestImages, double TestAccuracy, long ValidationImages, double? ValidationAccuracy)
{
    /// <summary>The predictions for the test images.</summary>
    [JsonIgnore]
    public ClassificationResult? Test { get; init; }

    /// <summary>Notes on which images of other data were measured; empty for the run's own data.</summary>
    public IReadOnlyList<DataNote> Notes { get; init; } = [];

    /// <summary>The device that the network was measured on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeviceDocument? Device { get; init; }

    /// <summary>The standard error of the test accuracy; see <see cref="ClassificationResult.StandardError"/>.</summary>
    public double? TestStandardError => Test?.StandardError;

    /// <summary>The number of classes of <see cref="TestTopAccuracy"/>.</summary>
    public int? TopCount => Test?.TopCount;

    /// <summary>The share of test images whose class is among the <see cref="TopCount"/> most likely classes, from 0 to 1.</summary>
    public double? TestTopAccuracy => Test?.TopAccuracy;

    /// <summary>The test accuracy of each class.</summary>
    public IReadOnlyList<ClassAccuracy>? Classes => Test?.ByClass;

    /// <summary>The confusions of classes in the test images, the most frequent first.</summary>
    public IReadOnlyList<ClassConfusion>? Confusions => Test?.Confusions;
}
