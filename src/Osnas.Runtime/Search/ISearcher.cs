namespace Osnas.Search;

/// <summary>
/// A search strategy. It requests architectures to evaluate and receives their fitness. Its requests don't depend on
/// where and in which order they are evaluated.
/// </summary>
public interface ISearcher
{
    /// <summary>
    /// The most different architectures that the searcher asks for in all; each <see cref="Share"/> of the same one counts.
    /// </summary>
    int Evaluations { get; }

    /// <summary>
    /// The share of the validation images that the architectures from the last <see cref="Ask"/> are to be judged on, more
    /// than 0 and at most 1: their fitness is the accuracy on the first images of a fixed order. Images that an architecture
    /// was judged on already aren't judged again: if these were more, its fitness is the accuracy on those. Less than 1 needs
    /// an <see cref="IPartialEvaluator"/>.
    /// </summary>
    double Share => 1;

    /// <summary>
    /// The architectures to evaluate next, one or more. Some may have been asked for before. All must be within the budget
    /// of the search. A searcher may be asked before it is told all that it asked for, so that several workers have something
    /// to do (see <see cref="SearchRun"/>).
    /// </summary>
    /// <returns>
    /// The architectures. Empty if the searcher must be told more first, as at the end of a generation; if it was told all
    /// that it asked for, an empty list ends the search.
    /// </returns>
    IReadOnlyList<Architecture> Ask();

    /// <summary>
    /// Takes the fitness of architectures that <see cref="Ask"/> gave, one or more, each once: the first ones that weren't told
    /// yet, in the order of asking. In an asynchronous run, those that are evaluated first.
    /// </summary>
    /// <param name="evaluations">The evaluations.</param>
    void Tell(IReadOnlyList<Evaluation> evaluations);
}
