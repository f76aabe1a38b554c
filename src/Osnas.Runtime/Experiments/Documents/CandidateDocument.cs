using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>An architecture that a search evaluated.</summary>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="SupernetAccuracy">The validation accuracy with the supernet's weights, from 0 to 1; null if the search had
/// another fitness.</param>
/// <param name="Cost">The cost of the architecture.</param>
public sealed record CandidateDocument(IReadOnlyList<int> Architecture, double? SupernetAccuracy, CostDocument Cost)
{
    /// <summary>The fitness, greater is better; null if it is the accuracy with the supernet's weights.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Fitness { get; init; }

    /// <summary>What the search maximized, in words.</summary>
    [JsonIgnore]
    internal string SearchedText => ReportRow.Describe(SupernetAccuracy, Fitness);
}
