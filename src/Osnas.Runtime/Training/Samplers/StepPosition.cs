namespace Osnas.Training;

/// <summary>The position of a training step. The choice of what the step trains may depend only on it.</summary>
/// <param name="Seed">The seed of the training.</param>
/// <param name="Step">The step, from 0, over all epochs.</param>
/// <param name="StepsOfEpoch">Steps of an epoch.</param>
public readonly record struct StepPosition(int Seed, long Step, int StepsOfEpoch)
{
    /// <summary>The epoch, from 0.</summary>
    public int Epoch => (int)(Step / StepsOfEpoch);

    /// <summary>Random numbers of this step.</summary>
    /// <param name="purpose">The purpose of the numbers.</param>
    /// <returns>The generator; a new one that draws alike for the same step and purpose.</returns>
    public Random CreateRandom(string purpose) => RandomSource.Create(Seed, purpose, Step);
}
