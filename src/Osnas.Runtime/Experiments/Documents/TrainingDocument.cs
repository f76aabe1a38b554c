namespace Osnas.Experiments;

/// <summary>One training of an architecture.</summary>
/// <param name="Network">Its name in histories and files.</param>
/// <param name="ValidationAccuracy">At its end, from 0 to 1; null without validation images.</param>
/// <param name="TestAccuracy">At its end, from 0 to 1.</param>
public sealed record TrainingDocument(string Network, double? ValidationAccuracy, double TestAccuracy);
