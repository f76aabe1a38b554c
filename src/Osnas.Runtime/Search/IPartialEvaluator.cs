namespace Osnas.Search;

/// <summary>
/// An evaluator whose fitness is an accuracy, and that can evaluate architectures on a part of its images. The order of
/// the images is fixed and independent of their classes.
/// </summary>
public interface IPartialEvaluator : IEvaluator
{
    /// <summary>The number of images. The fitness of an architecture is its correct images, divided by that number.</summary>
    long Images { get; }

    /// <summary>Judges architectures one after the other, each when it is asked for, on a part of the images.</summary>
    /// <param name="architectures">The architectures.</param>
    /// <param name="start">The index of the first image.</param>
    /// <param name="count">The number of images.</param>
    /// <returns>The results of separate evaluations, in that order.</returns>
    IEnumerable<PartialEvaluation> Evaluate(IReadOnlyList<Architecture> architectures, long start, long count);
}

/// <summary>The evaluation of an architecture on a part of the images.</summary>
/// <param name="Architecture">The architecture.</param>
/// <param name="Correct">How many of these images it classifies right.</param>
public sealed record PartialEvaluation(Architecture Architecture, long Correct);
