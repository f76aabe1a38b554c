using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>The network that a run is about: the winner of a search, or the trained one. All numbers are those of the report.</summary>
/// <param name="Network">The name of the network in histories and files; of several trainings, the one whose weights are the model's.
/// </param>
/// <param name="Architecture">The index of the chosen candidate in each row.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="TestAccuracy">From 0 to 1; of several trainings, their mean.</param>
internal sealed record RunResult(
    string Network, IReadOnlyList<int> Architecture, CostDocument Cost, double TestAccuracy)
{
    /// <summary>The number of test images; null in a report of Osnas 0.2.</summary>
    public long? TestImages { get; init; }

    /// <summary>
    /// The standard error of the accuracy of one network on so many test images; null if their number isn't known. The mean of several
    /// trainings varies less with the images.
    /// </summary>
    public double? StandardError =>
        TestImages is > 0 and var images ? ClassificationResult.StandardErrorOf(TestAccuracy, images) : null;

    /// <summary>The number of trainings; 1 in a report of Osnas 0.3 or earlier.</summary>
    public int Trainings { get; init; } = 1;

    /// <summary>The standard error of <see cref="TestAccuracy"/> by the trainings, on these test images; null for one.</summary>
    public double? TrainingError { get; init; }

    /// <summary>Validation accuracy, from 0 to 1: of a winner with the weights of the supernet; null without.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The result of a search.</summary>
    public static RunResult Of(SearchReport report) => new(
        report.Winner.Model?.Network ?? report.Winner.Name,
        report.Winner.Architecture,
        report.Winner.Cost,
        report.Winner.TestAccuracy)
    {
        TestImages = report.Winner.TestClasses?.Sum(only => only.Images),
        Trainings = Math.Max(1, report.Winner.Trainings.Count),
        TrainingError = report.Winner.TestStandardError,
        ValidationAccuracy = report.Winner.SupernetAccuracy,
    };

    /// <summary>The result of a training.</summary>
    public static RunResult Of(TrainReport report) => new(
        NetworkNames.Model, report.Architecture, report.Cost, report.TestAccuracy)
    {
        TestImages = report.TestClasses?.Sum(only => only.Images),
        ValidationAccuracy = report.ValidationAccuracy,
    };
}
