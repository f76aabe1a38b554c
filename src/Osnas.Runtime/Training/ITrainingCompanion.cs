namespace Osnas.Training;

/// <summary>
/// Trains other parameters, alternating with the weights: for example, a differentiable search trains its architecture
/// parameters on validation batches.
/// </summary>
public interface ITrainingCompanion
{
    /// <summary>
    /// Performs its own step, before the step of the weights. Torch's generator was started from the position, as it is again
    /// for the weights.
    /// </summary>
    /// <param name="position">The step.</param>
    /// <remarks>
    /// It may run the supernet in any state: the trainer sets up the state of its own step, and clears gradients that
    /// are left on the weights. What the weights' last step left on other parameters is the companion's to clear.
    /// </remarks>
    void BeforeStep(StepPosition position);

    /// <summary>Writes all that it remembers from step to step, for a checkpoint.</summary>
    /// <param name="writer">Writes to the checkpoint.</param>
    void Save(BinaryWriter writer);

    /// <summary>Goes back to what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Reads from the checkpoint.</param>
    void Load(BinaryReader reader);
}
