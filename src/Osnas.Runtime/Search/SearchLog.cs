namespace Osnas.Search;

/// <summary>What a searcher asked for, what is evaluated of it, and what the searcher was told.</summary>
internal sealed class SearchLog
{
    private readonly ISearcher _searcher;
    private readonly int _mostInFlight;
    private readonly IProgress<SearchStep>? _progress;
    private readonly CandidateOrder<Evaluation> _order;
    private readonly Dictionary<EvaluationRequest, Evaluation> _evaluated = [];
    private readonly HashSet<EvaluationRequest> _setAside = []; // can't be evaluated
    private readonly HashSet<EvaluationRequest> _asked = [];
    private readonly List<EvaluationRequest> _candidates = []; // each once, in the order of asking
    private readonly List<EvaluationRequest> _inFlight = []; // asked for and not told, in the order of asking; one can be there twice
    private Evaluation? _best;
    private double _bestShare; // fitness on different shares isn't compared
    private double _cost;
    private double? _worstTold;

    /// <summary>A search that hasn't begun.</summary>
    /// <param name="searcher">The searcher.</param>
    /// <param name="mostInFlight">The searcher is asked while fewer architectures than that are in flight.</param>
    /// <param name="progress">Receives the progress of each candidate.</param>
    /// <param name="order">The order of the candidates, which tells the best.</param>
    public SearchLog(ISearcher searcher, int mostInFlight, IProgress<SearchStep>? progress, CandidateOrder<Evaluation> order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostInFlight, 1);
        (_searcher, _mostInFlight, _progress, _order) = (searcher, mostInFlight, progress, order);
    }

    /// <summary>
    /// Those that the searcher must be told before it is asked again: the oldest in flight. What can't be evaluated is told together
    /// with the first that can.
    /// </summary>
    public IReadOnlyList<EvaluationRequest> Due
    {
        get
        {
            var due = Math.Max(1, _inFlight.Count - _mostInFlight + 1);
            if (_worstTold is null)
                due = Math.Max(due, _inFlight.TakeWhile(_setAside.Contains).Count() + 1);
            return _inFlight[..Math.Min(due, _inFlight.Count)];
        }
    }

    /// <summary>Those in flight that aren't evaluated, each once, in the order of asking.</summary>
    public IReadOnlyList<EvaluationRequest> Unknown => [.. _inFlight.Where(request => !IsEvaluated(request)).Distinct()];

    /// <summary>Those in flight that the searcher can be told of, in the order of asking.</summary>
    public IEnumerable<EvaluationRequest> Known =>
        _inFlight.Where(request => _evaluated.ContainsKey(request) || (_worstTold is not null && _setAside.Contains(request)));

    /// <summary>Whether an architecture is evaluated, on the share that was asked for, or is known to be none that can be.</summary>
    public bool IsEvaluated(EvaluationRequest request) => _evaluated.ContainsKey(request) || _setAside.Contains(request);

    /// <summary>
    /// Asks the searcher while it may be asked and has something to ask for. It may also be asked while nothing that it can be told
    /// is in flight.
    /// </summary>
    /// <returns>Whether anything is in flight; if not, the search is over.</returns>
    /// <exception cref="InvalidOperationException">The searcher asks for too many, or for nothing that can be evaluated.</exception>
    public bool Ask()
    {
        while ((_inFlight.Count < _mostInFlight || IsNothingToTell) && _searcher.Ask() is { Count: > 0 } asked)
        {
            EvaluationRequest[] requests = [.. asked.Select(architecture => new EvaluationRequest(architecture, CheckedShare))];
            _inFlight.AddRange(requests);
            _candidates.AddRange(requests.Where(_asked.Add));
            if (_candidates.Count > _searcher.Evaluations)
            {
                throw new InvalidOperationException(
                    $"{CheckedSearcher.Describe(_searcher)} asks for {_candidates.Count} architectures, "
                    + $"but its Evaluations are {_searcher.Evaluations}. When the search is over, Ask must return no architectures.");
            }
        }

        if (_inFlight.Count > 0 && IsNothingToTell)
            throw NothingEvaluated();
        return _inFlight.Count > 0;
    }

    /// <summary>Takes the evaluation of an architecture.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="cost">What was judged so far, in evaluations on all images; null if each evaluation was one.</param>
    public void Add(EvaluationRequest request, Evaluation evaluation, double? cost = null)
    {
        _evaluated.Add(request, evaluation);
        _cost = cost ?? _evaluated.Count;
        if (_best is null || request.Share > _bestShare || (request.Share == _bestShare && _order.Compare(evaluation, _best) < 0))
            (_best, _bestShare) = (evaluation, request.Share);
        _progress?.Report(new(_evaluated.Count, _searcher.Evaluations, evaluation, _best) { Share = request.Share, Cost = _cost });
    }

    /// <summary>
    /// Takes that an architecture can't be evaluated. It is no candidate of the result. The searcher, which has to be told of all that
    /// it asked for, is told the worst fitness that it was told so far, which doesn't depend on the order of the answers. While it
    /// was told none, it is told nothing: any number could be a good one.
    /// </summary>
    public void SetAside(EvaluationRequest request) => _setAside.Add(request);

    /// <summary>
    /// Tells the searcher of architectures that are in flight and evaluated. If none of them can be evaluated, and nothing was told
    /// before, they stay in flight.
    /// </summary>
    public void Tell(IReadOnlyList<EvaluationRequest> requests)
    {
        foreach (var request in requests)
        {
            if (_evaluated.TryGetValue(request, out var evaluation) && !(evaluation.Fitness >= _worstTold))
                _worstTold = evaluation.Fitness;
        }

        if (_worstTold is not { } worst)
            return;
        foreach (var request in requests)
            _inFlight.Remove(request); // the first one, if it is there twice
        _searcher.Tell([.. requests.Select(request => _evaluated.GetValueOrDefault(request) ?? new(request.Architecture, worst))]);
    }

    /// <summary>The result, whose best candidate is the first in the order.</summary>
    /// <exception cref="InvalidOperationException">The searcher asked for nothing.</exception>
    public SearchResult ToResult()
    {
        Evaluation[] evaluations =
            [.. _candidates.Where(request => request.IsWhole && !_setAside.Contains(request)).Select(request => _evaluated[request])];
        if (evaluations.Length == 0 && _setAside.Count > 0)
            throw NothingEvaluated();
        var best = evaluations.Min(_order)
            ?? throw new InvalidOperationException(
                $"The searcher asked for no architecture{(_candidates.Count == 0 ? string.Empty : " on all validation images")}.");
        return new(best, evaluations)
        {
            Partial = _candidates.Select(request => request.Architecture).Distinct().Count() - evaluations.Length - CountSetAside(),
            Cost = _cost,
            Order = _order,
        };
    }

    /// <summary>Whether what is in flight can't be evaluated, and there is no fitness to tell of it.</summary>
    private bool IsNothingToTell => _worstTold is null && _inFlight.All(_setAside.Contains);

    private int CountSetAside() => _setAside.Select(request => request.Architecture).Distinct().Count();

    private InvalidOperationException NothingEvaluated() => new(
        $"None of the {Words.Count(CountSetAside(), "architecture")} that the searcher asked for could be evaluated.");

    private double CheckedShare => _searcher.Share is > 0 and <= 1 and var share
        ? share
        : throw new InvalidOperationException(
            $"{CheckedSearcher.Describe(_searcher)} asks for a share of {_searcher.Share} of the validation images. "
            + "A share is more than 0 and at most 1.");
}
