namespace Osnas.Search;

/// <summary>What a searcher asked for, what is evaluated of it, and what the searcher was told.</summary>
internal sealed class SearchLog
{
    private readonly ISearcher _searcher;
    private readonly int _mostInFlight;
    private readonly IProgress<SearchStep>? _progress;
    private readonly Dictionary<Architecture, Evaluation> _evaluated = [];
    private readonly HashSet<Architecture> _asked = [];
    private readonly List<Architecture> _candidates = []; // each once, in the order of asking
    private readonly List<Architecture> _inFlight = []; // asked for and not told, in the order of asking; one can be there twice
    private Evaluation? _best;

    /// <summary>A search that hasn't begun.</summary>
    /// <param name="searcher">The searcher.</param>
    /// <param name="mostInFlight">The searcher is asked while fewer architectures than that are in flight.</param>
    /// <param name="progress">Receives the progress of each candidate.</param>
    public SearchLog(ISearcher searcher, int mostInFlight, IProgress<SearchStep>? progress)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostInFlight, 1);
        (_searcher, _mostInFlight, _progress) = (searcher, mostInFlight, progress);
    }

    /// <summary>Those that the searcher must be told before it is asked again: the oldest in flight.</summary>
    public IReadOnlyList<Architecture> Due => _inFlight[..Math.Max(1, _inFlight.Count - _mostInFlight + 1)];

    /// <summary>Those in flight that aren't evaluated, each once, in the order of asking.</summary>
    public IReadOnlyList<Architecture> Unknown => [.. _inFlight.Where(architecture => !IsEvaluated(architecture)).Distinct()];

    /// <summary>Those in flight that are evaluated, in the order of asking.</summary>
    public IEnumerable<Architecture> Known => _inFlight.Where(IsEvaluated);

    /// <summary>Whether an architecture is evaluated.</summary>
    public bool IsEvaluated(Architecture architecture) => _evaluated.ContainsKey(architecture);

    /// <summary>Asks the searcher while it may be asked and has something to ask for.</summary>
    /// <returns>Whether anything is in flight; if not, the search is over.</returns>
    public bool Ask()
    {
        while (_inFlight.Count < _mostInFlight && _searcher.Ask() is { Count: > 0 } asked)
        {
            _inFlight.AddRange(asked);
            _candidates.AddRange(asked.Where(_asked.Add));
            if (_candidates.Count > _searcher.Evaluations)
            {
                throw new InvalidOperationException(
                    $"{CheckedSearcher.Describe(_searcher)} asks for {_candidates.Count} architectures, "
                    + $"but its Evaluations are {_searcher.Evaluations}. When the search is over, Ask must return no architectures.");
            }
        }

        return _inFlight.Count > 0;
    }

    /// <summary>Takes the evaluation of an architecture.</summary>
    public void Add(Evaluation evaluation)
    {
        _evaluated.Add(evaluation.Architecture, evaluation);
        if (_best is null || evaluation.Fitness > _best.Fitness)
            _best = evaluation;
        _progress?.Report(new(_evaluated.Count, _searcher.Evaluations, evaluation, _best));
    }

    /// <summary>Tells the searcher of architectures that are in flight and evaluated.</summary>
    public void Tell(IReadOnlyList<Architecture> architectures)
    {
        foreach (var architecture in architectures)
            _inFlight.Remove(architecture); // the first one, if it is there twice
        _searcher.Tell([.. architectures.Select(architecture => _evaluated[architecture])]);
    }

    /// <summary>The result. Of equals, the one that was asked for first is the best, whichever was evaluated first.</summary>
    /// <exception cref="InvalidOperationException">The searcher asked for nothing.</exception>
    public SearchResult ToResult()
    {
        Evaluation[] evaluations = [.. _candidates.Select(architecture => _evaluated[architecture])];
        var best = evaluations.MaxBy(candidate => candidate.Fitness)
            ?? throw new InvalidOperationException("The searcher asked for no architecture.");
        return new(best, evaluations);
    }
}
