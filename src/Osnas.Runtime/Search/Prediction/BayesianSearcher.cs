using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The options of a <see cref="BayesianSearcher"/>.</summary>
[Searcher("bayesian")]
public sealed record BayesianOptions : SearcherOptions
{
    private const int ManyEvaluations = 1000;

    private static readonly OptionSet<BayesianOptions> Declared = new OptionSet<BayesianOptions>()
        .Evaluations(options => options.Evaluations, (options, value) => options with { Evaluations = value })
        .Whole(
            nameof(Batch), OptionRanges.Members, options => options.Batch, (options, value) => options with { Batch = value },
            "Architectures that the model proposes at a time", flag: null, ["search_utility.proposal_num"])
        .Doubt(nameof(Evaluations), (options, _) => options.Evaluations > ManyEvaluations
            ? "in a large space, the time of the model grows with the cube of the evaluations, "
                + $"and its parameters stay as they are after {Surrogate.MostFitted}"
            : null);

    /// <summary>Architectures that are evaluated in all, the first draws among them.</summary>
    public int Evaluations { get; init; } = 330;

    /// <summary>Architectures that the model proposes at a time: those can be evaluated in parallel.</summary>
    public int Batch { get; init; } = 2;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["BayesianSearcher"];

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => Evaluations;

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new BayesianSearcher(context.Inside, this, context.Seed);
}

/// <summary>
/// Bayesian optimization: a Gaussian process predicts the fitness of all architectures, with its uncertainty, from those
/// that were evaluated, and the next ones are those of the greatest expected improvement (Jones, Schonlau and Welch
/// 1998; for architectures: NASBOT, arXiv:1802.07191).
/// </summary>
public sealed class BayesianSearcher : ISearcher, IPredictingSearcher
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

    /// <summary>A search.</summary>
    /// <param name="sampler">Draws architectures within the budget.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public BayesianSearcher(BudgetSampler sampler, BayesianOptions options, int seed)
    {
        options.Check();
        _batch = options.Batch;
        Evaluations = sampler.Budget.Limit(options.Evaluations);
        var random = RandomSource.Create(seed, "bayesian optimization");
        _newcomers = new(sampler, random);
        _firstDraws = DrawFirst(sampler, RandomSource.Derive(seed, "first draws"));
        _surrogate = new(sampler, random);
    }

    /// <inheritdoc/>
    public int Evaluations { get; }

    /// <summary>
    /// How well the model predicts: the correlation of the fitness of each evaluated architecture with what is predicted for
    /// it from all others. The model's parameters come from all evaluations, so that this is a little too high.
    /// </summary>
    /// <returns>The correlation; null before two architectures were evaluated.</returns>
    public RankCorrelation? MeasureQuality() => _told.Count < 2 ? null : _surrogate.Validate(_told);

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
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

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        _told.AddRange(evaluations);
        foreach (var evaluation in evaluations)
            _waiting.Remove(evaluation.Architecture);
    }

    // Each candidate of each layer about equally often, as far as the budget allows. A fifth of the evaluations, within limits.
    private IReadOnlyList<Architecture> DrawFirst(BudgetSampler sampler, int seed)
    {
        var count = Math.Min(Math.Clamp(Evaluations / 5, FewestDraws, MostDraws), Evaluations);
        var even = new CandidateRounds(sampler.Budget.Table.Spec).Take(seed, start: 0, count).Where(sampler.Budget.IsMetBy);
        return [.. even.Concat(_newcomers.TakeAll()).Distinct().Take(count)];
    }
}
