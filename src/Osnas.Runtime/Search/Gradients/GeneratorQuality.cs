using System.Text.Json.Serialization;

namespace Osnas.Search;

/// <summary>How well a generator meets its targets.</summary>
/// <param name="Targets">Evenly spaced targets, in the metric's unit.</param>
/// <param name="Costs">The cost of the architecture that is generated for each target.</param>
/// <param name="HardwareLoss">The mean hardware loss of these costs.</param>
/// <param name="KendallTau">Kendall's rank correlation of costs and targets, from -1 to 1; null if all costs are equal.</param>
public sealed record GeneratorQuality(IReadOnlyList<double> Targets, IReadOnlyList<double> Costs, double HardwareLoss, double? KendallTau)
{
    private const double NearlyAll = 0.8;

    /// <summary>
    /// The greatest number of targets for which the same architecture is generated; 0 in a file of Osnas 0.4 or earlier.
    /// </summary>
    public int Shared { get; init; }

    /// <summary>What is wrong with a generator that hardly tells its targets apart, in a sentence; null of another one.</summary>
    [JsonIgnore]
    internal string? Doubt => Shared < NearlyAll * Targets.Count ? null
        : $"The generator gives one architecture for {(Shared == Targets.Count ? "all" : $"{Shared} of")} {Targets.Count} targets: it "
            + "hardly tells them apart. Another strategy, such as bayesian, searches one budget better.";
}
