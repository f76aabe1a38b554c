using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The options of a <see cref="LocalSearcher"/>.</summary>
[Searcher("local")]
public sealed record LocalOptions : SearcherOptions
{
    private static readonly OptionSet<LocalOptions> Declared = new OptionSet<LocalOptions>()
        .Whole(
            nameof(Starts), OptionRanges.Members, options => options.Starts, (options, value) => options with { Starts = value },
            "Random architectures at the start", flag: null, ["search_utility.start_num"])
        .Whole(
            nameof(Evaluations), OptionRanges.Evaluations, options => options.Evaluations,
            (options, value) => options with { Evaluations = value },
            "The number of architectures to evaluate", "--iterations", ["search_utility.evaluation_num"])
        .Rule(nameof(Evaluations), (options, describe) => options.Evaluations < options.Starts
            ? $"{describe(nameof(Evaluations))} is less than {describe(nameof(Starts))}"
            : null);

    /// <summary>Random architectures at the start; the best of them is the first whose neighbors are evaluated.</summary>
    public int Starts { get; init; } = 10;

    /// <summary>Architectures that are evaluated in all, the random ones among them.</summary>
    public int Evaluations { get; init; } = 330;

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["LocalSearcher"];

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => Evaluations;

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new LocalSearcher(context.Inside, this, context.Seed);
}

/// <summary>
/// Local search (White et al. 2020, arXiv:2005.02960), best first: a random neighbor of the best architecture so far is
/// evaluated next, which differs from it in the choices of one layer (two if one alone exceeds the budget) and is new. When
/// the best has no such neighbor left, that is a local optimum, and the next best takes its place; when none has, the search
/// starts again from a random architecture.
/// </summary>
public sealed class LocalSearcher : ISearcher
{
    private readonly Offspring _offspring;
    private readonly LocalOptions _options;
    private readonly Random _random;

    // The best first; of equals, the one that was told first.
    private readonly PriorityQueue<Neighborhood, (double Worse, int Order)> _open = new();
    private int _asked;
    private int _told;

    /// <summary>A local search.</summary>
    /// <param name="sampler">Draws random architectures within the budget.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public LocalSearcher(BudgetSampler sampler, LocalOptions options, int seed)
    {
        options.Check();
        _options = options;
        _random = RandomSource.Create(seed, "local search");
        _offspring = new(sampler, _random);
        Evaluations = sampler.Budget.Limit(options.Evaluations);
    }

    /// <inheritdoc/>
    public int Evaluations { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
    {
        if (_asked >= Evaluations)
            return [];
        var neighbor = TakeNeighbor();
        var count = _asked == 0 ? Math.Min(_options.Starts, Evaluations) : 1;
        var asked = neighbor is null ? _offspring.Take(count, _offspring.Draw) : [neighbor];

        // A space that has no more architectures inside the budget ends the search.
        _asked = asked.Count == 0 ? Evaluations : _asked + asked.Count;
        return asked;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
        foreach (var evaluation in evaluations)
            _open.Enqueue(new(evaluation.Architecture, _offspring, _random), (-evaluation.Fitness, _told++));
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
