namespace Osnas.Search;

/// <summary>Where the training of a generator is, after an epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">All epochs.</param>
/// <param name="CrossEntropy">Mean cross entropy of the supernet.</param>
/// <param name="HardwareLoss">Mean hardware loss, before its weight.</param>
/// <param name="Temperature">The temperature of the epoch.</param>
/// <param name="Quality">How well the generator keeps to its targets after the epoch.</param>
public sealed record GeneratorStep(int Epoch, int Epochs, double CrossEntropy, double HardwareLoss, double Temperature, GeneratorQuality Quality);

/// <summary>How well a generator keeps to its targets.</summary>
/// <param name="Targets">Evenly spaced targets, in the metric's unit.</param>
/// <param name="Costs">The costs of the best architecture by the parameters that are generated for each.</param>
/// <param name="HardwareLoss">The mean hardware loss of those costs.</param>
/// <param name="KendallTau">How far costs and targets are in the same order, from -1 to 1; null if all costs are the same.</param>
public sealed record GeneratorQuality(IReadOnlyList<double> Targets, IReadOnlyList<double> Costs, double HardwareLoss, double? KendallTau);
