using System.Text.Json.Serialization;

namespace Osnas.Experiments;

/// <summary>What a search found, and how it compares.</summary>
/// <param name="Space">The name of the search space.</param>
/// <param name="Fingerprint">The fingerprint of the space.</param>
/// <param name="InputSize">Height and width of the images.</param>
/// <param name="Classes">Number of classes.</param>
/// <param name="Seed">The seed of the run.</param>
/// <param name="Budget">The budget in words.</param>
/// <param name="Blocks">The winner, layer by layer, in words.</param>
/// <param name="Winner">The winner.</param>
/// <param name="Others">Those that it is compared with, each architecture once.</param>
/// <param name="Candidates">Architectures that the search evaluated.</param>
/// <param name="Top">The best of them with the weights of the supernet, the best first.</param>
/// <param name="ParetoFront">Those that no other is better than in accuracy and cost together, from the most accurate to
/// the cheapest.</param>
/// <param name="Ranking">How well the supernet ranks, measured on the winner and the others.</param>
/// <param name="Output">The folder of the run's files.</param>
/// <param name="InBudget">The number of architectures that meet the budget, all its digits; null if it isn't known.</param>
public sealed record SearchReport(
    string Space,
    string Fingerprint,
    int InputSize,
    int Classes,
    int Seed,
    string Budget,
    IReadOnlyList<string> Blocks,
    ReportRow Winner,
    IReadOnlyList<ReportRow> Others,
    int Candidates,
    IReadOnlyList<CandidateDocument> Top,
    IReadOnlyList<CandidateDocument> ParetoFront,
    RankingDocument Ranking,
    string Output,
    string? InBudget = null) : IReadDocument
{
    bool IReadDocument.IsWhole =>
        Others is not null && Others.Prepend(Winner).All(row => row is { Name: not null, Architecture: not null, Cost: not null });

    /// <summary>The random architectures that were asked for, to compare the winner with. The budget may have fewer.</summary>
    public int Baselines { get; init; }

    /// <summary>
    /// The random architectures that the winner is compared with, those that are the cheapest or the most expensive, too, among
    /// them.
    /// </summary>
    [JsonIgnore]
    public int RandomCount => Others.Count(row => row.Parts.Any(NetworkNames.IsRandom));

    /// <summary>The row of a network.</summary>
    /// <param name="name">Its part in the comparison.</param>
    /// <param name="architecture">What it has to be.</param>
    /// <returns>The row; null if there is none of both.</returns>
    public ReportRow? FindRow(string name, Architecture architecture) =>
        Others.Prepend(Winner).FirstOrDefault(row => row.Name == name && row.Architecture.SequenceEqual(architecture));
}
