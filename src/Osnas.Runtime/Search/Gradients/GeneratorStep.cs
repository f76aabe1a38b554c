namespace Osnas.Search;

/// <summary>The progress of the training of an architecture generator, after an epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">The number of all epochs.</param>
/// <param name="CrossEntropy">The mean cross entropy of the supernet.</param>
/// <param name="HardwareLoss">The mean hardware loss, not weighted.</param>
/// <param name="Temperature">The temperature of the epoch.</param>
/// <param name="Quality">The quality of the generator after the epoch.</param>
public sealed record GeneratorStep(
    int Epoch, int Epochs, double CrossEntropy, double HardwareLoss, double Temperature, GeneratorQuality Quality);
