namespace Osnas.Search;

/// <summary>
/// A search strategy. It requests architectures and receives their fitness. Its requests do not depend on where and in which
/// order the architectures are evaluated.
/// </summary>
public interface ISearcher
{
    /// <summary>
    /// The maximum number of different architectures that the searcher requests. Each <see cref="Share"/> of the same
    /// architecture counts.
    /// </summary>
    int Evaluations { get; }

    /// <summary>
    /// The share of the validation images on which the architectures of the last <see cref="Ask"/> are evaluated, above 0 and
    /// at most 1. Their fitness is the accuracy on the first images in a fixed order. Images on which an architecture was
    /// already evaluated are not evaluated again: if there were more of them, its fitness is the accuracy on those. A share
    /// below 1 needs an <see cref="IPartialEvaluator"/>.
    /// </summary>
    double Share => 1;

    /// <summary>
    /// Gets the next architectures to evaluate. They must be within the budget, and can have been requested before. It can be
    /// called before all results of earlier requests are known, so that several workers are busy (see <see cref="SearchRun"/>).
    /// </summary>
    /// <returns>One or more architectures. An empty list means that the searcher needs more results first, such as at the end
    /// of a generation, or, if all results are known, that the search is finished.</returns>
    IReadOnlyList<Architecture> Ask();

    /// <summary>
    /// Receives the fitness of architectures from <see cref="Ask"/>, each once, in the order of requests. In an asynchronous
    /// run, it receives them in the order in which they become known.
    /// </summary>
    /// <param name="evaluations">The evaluations.</param>
    void Tell(IReadOnlyList<Evaluation> evaluations);
}
