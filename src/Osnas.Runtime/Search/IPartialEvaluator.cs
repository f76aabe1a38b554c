namespace Osnas.Search;

/// <summary>
/// An evaluator whose fitness is an accuracy, and which can evaluate architectures on some of its images. The order of the
/// images is fixed and independent of their classes.
/// </summary>
public interface IPartialEvaluator : IEvaluator
{
    /// <summary>
    /// The number of images. The fitness of an architecture is the number of correctly classified images, divided by this
    /// number.
    /// </summary>
    long Images { get; }

    /// <summary>Evaluates architectures on some of the images, one after the other, while the result is enumerated.</summary>
    /// <param name="architectures">The architectures.</param>
    /// <param name="start">The index of the first image.</param>
    /// <param name="count">The number of images.</param>
    /// <returns>The same results as separate evaluations, in the same order.</returns>
    IEnumerable<PartialEvaluation> Evaluate(IReadOnlyList<Architecture> architectures, long start, long count);
}

/// <summary>The evaluation of an architecture on some of the images.</summary>
/// <param name="Architecture">The architecture.</param>
/// <param name="Correct">The number of these images that are classified correctly.</param>
public sealed record PartialEvaluation(Architecture Architecture, long Correct);
