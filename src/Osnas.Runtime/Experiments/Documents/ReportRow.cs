using System.Text.Json.Serialization;
using Osnas.Training;

namespace Osnas.Experiments;

/// <summary>An architecture in a report.</summary>
/// <param name="Name">Its first role in the comparison, which names its files.</param>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="Cost">Its cost.</param>
/// <param name="MeetsBudget">Whether it meets the budget.</param>
/// <param name="SupernetAccuracy">Validation accuracy with the weights of the supernet, from 0 to 1; null if the search had
/// another fitness.</param>
/// <param name="TestAccuracy">Test accuracy after training, from 0 to 1.</param>
public sealed record ReportRow(
    string Name, IReadOnlyList<int> Architecture, CostDocument Cost, bool MeetsBudget, double? SupernetAccuracy, double TestAccuracy)
{
    /// <summary>Its other roles in the comparison: the cheapest architecture may also be the winner.</summary>
    public IReadOnlyList<string> AlsoIs { get; init; } = [];

    /// <summary>The test accuracy of the winner by class; null of other networks, and in a report of Osnas 0.2.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ClassAccuracy>? TestClasses { get; init; }

    /// <summary>The fitness, if that isn't the accuracy with the weights of the supernet; more is better.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Fitness { get; init; }

    /// <summary>What the search maximized: the accuracy with the weights of the supernet, or another fitness.</summary>
    [JsonIgnore]
    internal double Searched => SupernetAccuracy ?? Fitness ?? double.NaN;

    /// <summary>All its roles in the comparison.</summary>
    [JsonIgnore]
    public IEnumerable<string> Parts => AlsoIs.Prepend(Name);
}
