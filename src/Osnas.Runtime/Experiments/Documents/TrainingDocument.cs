namespace Osnas.Experiments;

/// <summary>One training of an architecture.</summary>
/// <param name="Network">The name of the network in histories and files.</param>
/// <param name="ValidationAccuracy">The validation accuracy after the training, from 0 to 1; null without validation images.</param>
/// <param name="TestAccuracy">The test accuracy after the training, from 0 to 1.</param>
public sealed record TrainingDocument(string Network, double? ValidationAccuracy, double TestAccuracy);
