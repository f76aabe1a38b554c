namespace Osnas.Search;

/// <summary>The progress of a generator's training after an epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">All epochs.</param>
/// <param name="CrossEntropy">Mean cross entropy of the supernet.</param>
/// <param name="HardwareLoss">Mean hardware loss, before its weight.</param>
/// <param name="Temperature">The temperature of the epoch.</param>
/// <param name="Quality">How well the generator meets its targets after the epoch.</param>
public sealed record GeneratorStep(
    int Epoch, int Epochs, double CrossEntropy, double HardwareLoss, double Temperature, GeneratorQuality Quality);
