namespace Osnas.Search;

/// <summary>
/// A search strategy. It requests architectures to evaluate and receives their fitness; where and in which order
/// they are evaluated is not its business, and doesn't change what it asks for next.
/// </summary>
public interface ISearcher
{
    /// <summary>The most different architectures that the searcher asks for in all.</summary>
    int Evaluations { get; }

    /// <summary>
    /// The architectures to evaluate next; empty if the search is over. Some may have been asked for before. All must be
    /// within the budget of the search.
    /// </summary>
    /// <returns>The architectures.</returns>
    IReadOnlyList<Architecture> Ask();

    /// <summary>Takes the fitness of all architectures that <see cref="Ask"/> last gave, in that order.</summary>
    /// <param name="evaluations">The evaluations.</param>
    void Tell(IReadOnlyList<Evaluation> evaluations);
}
