using Osnas.Training;

namespace Osnas.Search;

/// <summary>What a search by a model asks for: some even draws at the start, then what the model proposes.</summary>
internal sealed class ModelRequests
{
    private const int FewestDraws = 10;
    private const int MostDraws = 20;

    private readonly int _batch;
    private readonly IReadOnlyList<Architecture> _firstDraws;
    private readonly DistinctSampler _newcomers;
    private readonly Surrogate _surrogate;
    private readonly List<Evaluation> _told = [];
    private readonly List<Architecture> _waiting = [];
    private bool _isOver;

    /// <summary>No requests yet.</summary>
    /// <param name="sampler">Draws architectures within the budget.</param>
    /// <param name="acquisition">Says how much an evaluation promises.</param>
    /// <param name="evaluations">The number of architectures in all.</param>
    /// <param name="batch">The number of architectures that the model proposes at a time.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="start">The architectures at the start; even draws follow if they are too few.</param>
    public ModelRequests(
        BudgetSampler sampler, IAcquisition acquisition, int evaluations, int batch, int seed, IReadOnlyList<Architecture> start)
    {
        _batch = batch;
        Evaluations = sampler.Budget.Limit(evaluations);
        var random = RandomSource.Create(seed, "bayesian optimization");
        _newcomers = new(sampler, random);
        _firstDraws = DrawFirst(sampler, RandomSource.Derive(seed, "first draws"), start);
        _surrogate = new(sampler, acquisition, random);
    }

    /// <summary>The number of architectures in all, at most as many as meet the budget.</summary>
    public int Evaluations { get; }

    /// <summary>The number of architectures at the start, at most as many as are evaluated.</summary>
    /// <param name="evaluations">The number of architectures in all.</param>
    public static int CountStarts(int evaluations) => Math.Min(RandomStarts.Of(evaluations, FewestDraws, MostDraws), evaluations);

    /// <summary>How well the model predicts; null before two architectures were evaluated. See <see cref="IPredictingSearcher"/>.</summary>
    public RankCorrelation? MeasureQuality(CancellationToken cancellation) =>
        _told.Count < 2 ? null : _surrogate.Validate(_told, cancellation);

    /// <summary>The next request; empty at the end.</summary>
    public IReadOnlyList<Architecture> Next()
    {
        var left = _isOver ? 0 : Evaluations - _told.Count - _waiting.Count;
        if (left == 0)
            return [];
        var count = Math.Min(_batch, left);
        var asked = left == Evaluations ? _firstDraws
            : _told.Count == 0 ? [.. _newcomers.TakeAll().Where(newcomer => !_waiting.Contains(newcomer)).Take(count)]
            : _surrogate.Propose(_told, _waiting, count);

        // A space that has no more architectures inside the budget ends the search.
        _isOver = asked.Count == 0;
        _waiting.AddRange(asked);
        return asked;
    }

    /// <summary>Takes the fitness of architectures that were asked for.</summary>
    public void Learn(IReadOnlyList<Evaluation> evaluations)
    {
        _told.AddRange(evaluations);
        foreach (var evaluation in evaluations)
            _waiting.Remove(evaluation.Architecture);
    }

    // Each candidate of each layer about equally often, as far as the budget allows.
    private IReadOnlyList<Architecture> DrawFirst(BudgetSampler sampler, int seed, IReadOnlyList<Architecture> start)
    {
        var count = CountStarts(Evaluations);
        var even = new CandidateRounds(sampler.Budget.Table.Spec).Take(seed, start: 0, count);
        return [.. start.Concat(even).Where(sampler.Budget.IsMetBy).Concat(_newcomers.TakeAll()).Distinct().Take(count)];
    }
}
