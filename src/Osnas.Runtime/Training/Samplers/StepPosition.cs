namespace Osnas.Training;

/// <summary>The position of a training step. What the step trains depends only on it.</summary>
/// <param name="Seed">The seed of the training.</param>
/// <param name="Step">The index of the step, from 0, over all epochs.</param>
/// <param name="StepsOfEpoch">The number of steps in an epoch.</param>
public readonly record struct StepPosition(int Seed, long Step, int StepsOfEpoch)
{
    /// <summary>The index of the epoch, from 0.</summary>
    public int Epoch => (int)(Step / StepsOfEpoch);

    /// <summary>Creates a random number generator for this step.</summary>
    /// <param name="purpose">The purpose of the numbers.</param>
    /// <returns>A new generator, with the same numbers for the same step and purpose.</returns>
    public Random CreateRandom(string purpose) => RandomSource.Create(Seed, purpose, Step);
}
