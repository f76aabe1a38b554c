using System.Text.Json.Serialization;
using MathNet.Numerics.Statistics;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>An architecture that a search trained.</summary>
/// <param name="Name">Its first role in the comparison, such as <c>winner</c>. Its files have this name.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Cost">The cost of the architecture.</param>
/// <param name="MeetsBudget">Whether the architecture meets the budget.</param>
/// <param name="SupernetAccuracy">The validation accuracy with the supernet's weights, from 0 to 1; null if the search had
/// another fitness, or if no worker could evaluate the architecture.</param>
/// <param name="TestAccuracy">The test accuracy after training, from 0 to 1: the mean of its trainings.</param>
public sealed record ReportRow(
    string Name, IReadOnlyList<int> Architecture, CostDocument Cost, bool MeetsBudget, double? SupernetAccuracy, double TestAccuracy)
{
    /// <summary>Its other roles in the comparison: the cheapest architecture may also be the winner.</summary>
    public IReadOnlyList<string> AlsoIs { get; init; } = [];

    /// <summary>Its trainings; none in a report of Osnas 0.3 or earlier, which trained each architecture once.</summary>
    public IReadOnlyList<TrainingDocument> Trainings { get; init; } = [];

    /// <summary>Whether nothing is missing that is used.</summary>
    [JsonIgnore]
    internal bool IsWhole => this is { Name: not null, Architecture: not null, Cost: not null, AlsoIs: not null, Trainings: not null }
        && AlsoIs.All(name => name is not null) && Trainings.All(training => training is { Network: not null })
        && ClassAccuracy.AreWhole(TestClasses);

    /// <summary>
    /// The standard error of <see cref="TestAccuracy"/> from its trainings, for these test images; null with fewer than two
    /// trainings.
    /// </summary>
    public double? TestStandardError => Trainings.Count < 2
        ? null
        : Trainings.Select(training => training.TestAccuracy).StandardDeviation() / Math.Sqrt(Trainings.Count);

    /// <summary>
    /// The training whose weights are those of the model: the one with the greatest validation accuracy, so that no test image
    /// takes part in the choice; the first of several.
    /// </summary>
    [JsonIgnore]
    internal TrainingDocument? Model => Trainings.MaxBy(training => training.ValidationAccuracy);

    /// <summary>The mean validation accuracy of its trainings; null without validation images.</summary>
    [JsonIgnore]
    internal double? ValidationAccuracy => Trainings.Average(training => training.ValidationAccuracy);

    /// <summary>
    /// The file with the weights of the training with the greatest validation accuracy; null in a report of Osnas 0.3 or
    /// earlier.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Weights => Model is { } model ? NetworkNames.WeightsFile(model.Network) : null;

    /// <summary>
    /// The test accuracy of each class, for the winner's model; null for other networks, and in a report of Osnas 0.2.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ClassAccuracy>? TestClasses { get; init; }

    /// <summary>The fitness, greater is better; null if it is the accuracy with the supernet's weights.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Fitness { get; init; }

    /// <summary>What the search maximized: the accuracy with the weights of the supernet, or another fitness.</summary>
    [JsonIgnore]
    internal double Searched => SupernetAccuracy ?? Fitness ?? double.NaN;

    /// <summary><see cref="Searched"/> in words: a percentage or a number; empty if it isn't known.</summary>
    [JsonIgnore]
    internal string SearchedText => Describe(SupernetAccuracy, Fitness);

    /// <summary>The test accuracy in words, with its standard error if there are several trainings.</summary>
    [JsonIgnore]
    internal string TestText => Quantity.PercentWithError(TestAccuracy, TestStandardError);

    /// <summary>All roles of the architecture in the comparison.</summary>
    [JsonIgnore]
    public IEnumerable<string> Parts => AlsoIs.Prepend(Name);

    /// <summary>What a search maximized, in words: a percentage or a number; empty if neither is known.</summary>
    internal static string Describe(double? supernetAccuracy, double? fitness) => (supernetAccuracy, fitness) switch
    {
        ({ } accuracy, _) => Quantity.Percent(accuracy),
        (null, { } value) => Quantity.Fitness(value),
        _ => string.Empty,
    };
}
