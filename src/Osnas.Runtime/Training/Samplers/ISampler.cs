namespace Osnas.Training;

/// <summary>
/// A training strategy: it selects what each step of a supernet's training trains. It is a pure function of the position
/// without state, so a training can resume at any step.
/// </summary>
public interface ISampler
{
    /// <summary>Selects what a step trains.</summary>
    /// <param name="position">The step.</param>
    /// <returns>Paths, or the mixture of all candidates; equal for equal positions.</returns>
    StepPlan Plan(StepPosition position);

    /// <summary>Makes sure that a supernet can be trained so. Called before the first step.</summary>
    /// <param name="supernet">The supernet.</param>
    /// <exception cref="ArgumentException">The sampler is about another space.</exception>
    /// <exception cref="InvalidOperationException">The supernet lacks something; the message says what.</exception>
    /// <exception cref="NotSupportedException">No supernet of this form can be trained so.</exception>
    void Check(BaseSupernet supernet);
}
