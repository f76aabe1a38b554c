namespace Osnas.Search;

/// <summary>How well a generator keeps to its targets.</summary>
/// <param name="Targets">Evenly spaced targets, in the metric's unit.</param>
/// <param name="Costs">The costs of the best architecture by the parameters that are generated for each.</param>
/// <param name="HardwareLoss">The mean hardware loss of those costs.</param>
/// <param name="KendallTau">How far costs and targets are in the same order, from -1 to 1; null if all costs are the same.</param>
public sealed record GeneratorQuality(IReadOnlyList<double> Targets, IReadOnlyList<double> Costs, double HardwareLoss, double? KendallTau);
