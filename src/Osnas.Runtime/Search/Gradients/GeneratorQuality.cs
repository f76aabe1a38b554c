namespace Osnas.Search;

/// <summary>How well a generator meets its targets.</summary>
/// <param name="Targets">Evenly spaced targets, in the metric's unit.</param>
/// <param name="Costs">The costs of the best architecture by the parameters that are generated for each.</param>
/// <param name="HardwareLoss">The mean hardware loss of those costs.</param>
/// <param name="KendallTau">Rank correlation of costs and targets, from -1 to 1; null if all costs are equal.</param>
public sealed record GeneratorQuality(IReadOnlyList<double> Targets, IReadOnlyList<double> Costs, double HardwareLoss, double? KendallTau);
