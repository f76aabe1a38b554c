using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The options of a <see cref="LocalSearcher"/>.</summary>
[Searcher("local")]
public sealed record LocalOptions : SearcherOptions
{
    private static readonly OptionSet<LocalOptions> Declared = new OptionSet<LocalOptions>()
        .Starts(options => options.Starts, (options, value) => options with { Starts = value })
        .Evaluations(options => options.Evaluations, (options, value) => options with { Evaluations = value })
        .EvaluationsInclude(options => options.Evaluations, nameof(Starts), options => options.Starts);

    /// <summary>The number of random architectures at the start; null for 10, or a fifth of the evaluations if that is less.</summary>
    public int? Starts { get; init; }

    /// <summary>The number of architectures to evaluate, including the random ones.</summary>
    public int Evaluations { get; init; } = SearcherOptionSets.DefaultEvaluations;

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["LocalSearcher"];

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => Evaluations;

    /// <inheritdoc/>
    protected internal override int CountStarts(int most) => NeighborRequests.CountStarts(Starts, Math.Min(Evaluations, most));

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new LocalSearcher(context.Inside, this, context.Seed, context.Start);
}

/// <summary>
/// Local search, best first (White et al. 2020, arXiv:2005.02960). Each step evaluates a new random neighbor of the best
/// architecture so far. A neighbor differs in the choices of one layer (of two layers if one alone exceeds the budget). An
/// architecture without new neighbors is a local optimum, and the next best architecture replaces it. If no architecture has
/// new neighbors, the search continues with a random architecture.
/// </summary>
public sealed class LocalSearcher : ISearcher
{
    private readonly NeighborRequests _requests;

    // The best first; of equals, the one that was told first.
    private readonly PriorityQueue<Neighborhood, (double Worse, int Order)> _open = new();
    private int _told;

    /// <summary>Initializes the searcher.</summary>
    /// <param name="sampler">Draws random architectures within the budget.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="start">The architectures to begin with, instead of random ones; those outside the budget are ignored. Null
    /// for random ones.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public LocalSearcher(BudgetSampler sampler, LocalOptions options, int seed, IReadOnlyList<Architecture>? start = null)
    {
        options.Check();
        _requests = new(sampler, options.Starts, options.Evaluations, RandomSource.Create(seed, "local search"), start ?? []);
    }

    /// <inheritdoc/>
    public int Evaluations => _requests.Evaluations;

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask() => _requests.Next(TakeNeighbor);

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        foreach (var evaluation in evaluations)
            _open.Enqueue(_requests.Around(evaluation.Architecture), (-evaluation.Fitness, _told++));
    }

    private Architecture? TakeNeighbor()
    {
        while (_open.TryPeek(out var best, out _))
        {
            if (best.Take() is { } neighbor)
                return neighbor;
            _open.Dequeue();
        }

        return null;
    }
}
