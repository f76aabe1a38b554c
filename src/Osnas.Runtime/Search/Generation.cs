namespace Osnas.Search;

/// <summary>Architectures that a searcher asked for together. It goes on when all of them are evaluated.</summary>
internal sealed class Generation
{
    private readonly List<Evaluation> _told = [];
    private int _asked;

    /// <summary>Whether some of them aren't evaluated yet.</summary>
    public bool IsAwaited => _told.Count < _asked;

    /// <summary>Begins a generation.</summary>
    /// <param name="architectures">The architectures.</param>
    /// <returns>The same.</returns>
    public IReadOnlyList<Architecture> Begin(IReadOnlyList<Architecture> architectures)
    {
        _told.Clear();
        _asked = architectures.Count;
        return architectures;
    }

    /// <summary>Takes evaluations.</summary>
    /// <param name="evaluations">Some of them.</param>
    /// <returns>All of the generation, in the order of telling; null while some are missing.</returns>
    public IReadOnlyList<Evaluation>? Complete(IReadOnlyList<Evaluation> evaluations)
    {
        _told.AddRange(evaluations);
        return IsAwaited ? null : _told;
    }
}
