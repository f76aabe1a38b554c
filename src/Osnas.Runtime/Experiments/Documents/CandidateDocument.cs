namespace Osnas.Experiments;

/// <summary>An architecture that a search evaluated.</summary>
/// <param name="Architecture">The index of the chosen candidate in each search layer.</param>
/// <param name="SupernetAccuracy">Validation accuracy with the weights of the supernet, from 0 to 1.</param>
/// <param name="Cost">Its cost.</param>
public sealed record CandidateDocument(IReadOnlyList<int> Architecture, double SupernetAccuracy, CostDocument Cost);
