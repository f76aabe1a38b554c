using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The options of a <see cref="RandomSearcher"/>.</summary>
[Searcher("random")]
public sealed record RandomOptions : SearcherOptions
{
    private static readonly OptionSet<RandomOptions> Declared = new OptionSet<RandomOptions>().Whole(
        nameof(Iterations), OptionRanges.Evaluations, options => options.Iterations,
        (options, value) => options with { Iterations = value },
        "The number of architectures to evaluate", "--iterations", ["search_utility.random_iteration"]);

    /// <summary>The number of architectures to evaluate.</summary>
    public int Iterations { get; init; } = 300;

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["RandomSearcher"];

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => Iterations;

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new RandomSearcher(context.Inside, Iterations, context.Seed);
}

/// <summary>Random search: draws architectures within the budget, each at most once.</summary>
public sealed class RandomSearcher : ISearcher
{
    private const int BatchSize = 16;

    private readonly DistinctSampler _sampler;
    private int _asked;

    /// <summary>Initializes the searcher.</summary>
    /// <param name="sampler">Draws architectures within the budget.</param>
    /// <param name="iterations">The number of architectures.</param>
    /// <param name="seed">The random seed.</param>
    public RandomSearcher(BudgetSampler sampler, int iterations, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 1);
        Evaluations = sampler.Budget.Limit(iterations);
        _sampler = new(sampler, RandomSource.Create(seed, "random search"));
    }

    /// <inheritdoc/>
    public int Evaluations { get; }

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
    {
        var batch = _sampler.Take(Math.Min(BatchSize, Evaluations - _asked));

        // A space that has no more architectures inside the budget ends the search.
        _asked = batch.Count == 0 ? Evaluations : _asked + batch.Count;
        return batch;
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations)
    {
    }
}
