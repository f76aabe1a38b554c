namespace Osnas.Training;

/// <summary>
/// Trains other parameters in turn with the weights. For example, a differentiable search trains architecture parameters on
/// validation batches.
/// </summary>
public interface ITrainingCompanion
{
    /// <summary>
    /// Performs the companion's step, before the step of the weights. The position seeds torch's random number generator,
    /// before this step and again before the step of the weights.
    /// </summary>
    /// <param name="position">The position of the step.</param>
    /// <remarks>
    /// It can run the supernet in any state: the trainer sets the state for its own step, and clears the gradients of the
    /// weights. The companion must clear the gradients that the step of the weights leaves on its parameters.
    /// </remarks>
    void BeforeStep(StepPosition position);

    /// <summary>Writes the state that lasts from step to step, for a checkpoint.</summary>
    /// <param name="writer">Writes to the checkpoint.</param>
    void Save(BinaryWriter writer);

    /// <summary>Reads the state that <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Reads from the checkpoint.</param>
    void Load(BinaryReader reader);
}
