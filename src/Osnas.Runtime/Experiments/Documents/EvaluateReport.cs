namespace Osnas.Experiments;

/// <summary>The accuracy of a network.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="TestImages">The number of test images.</param>
/// <param name="TestAccuracy">From 0 to 1.</param>
/// <param name="ValidationImages">The number of validation images.</param>
/// <param name="ValidationAccuracy">From 0 to 1; null without validation images.</param>
public sealed record EvaluateReport(
    string Space, IReadOnlyList<int> Architecture, long TestImages, double TestAccuracy, long ValidationImages, double? ValidationAccuracy);
