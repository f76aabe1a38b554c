namespace Osnas.Training;

/// <summary>
/// A training strategy: it selects what each step of the training of a supernet trains. It has no state, and depends only on
/// the position of the step, so that a training can resume at every step.
/// </summary>
public interface ISampler
{
    /// <summary>Selects what a step trains.</summary>
    /// <param name="position">The position of the step.</param>
    /// <returns>Paths, or the mixture of all candidates. It must be equal for equal positions.</returns>
    StepPlan Plan(StepPosition position);

    /// <summary>Checks, before the first step, that a supernet can be trained in this way.</summary>
    /// <param name="supernet">The supernet.</param>
    /// <exception cref="ArgumentException">The sampler belongs to another space.</exception>
    /// <exception cref="InvalidOperationException">The supernet lacks something, such as architecture parameters. The message
    /// names it.</exception>
    /// <exception cref="NotSupportedException">Supernets of this form can't be trained in this way.</exception>
    void Check(BaseSupernet supernet);
}
