using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The options of a <see cref="HalvingSearcher"/>.</summary>
[Searcher("halving")]
public sealed record HalvingOptions : SearcherOptions
{
    private static readonly OptionSet<HalvingOptions> Declared = new OptionSet<HalvingOptions>()
        .Evaluations(options => options.Evaluations, (options, value) => options with { Evaluations = value })
        .Whole(
            nameof(Rungs), OptionRanges.Rungs, options => options.Rungs, (options, value) => options with { Rungs = value },
            "Shares of the validation images, each twice the previous one, the last one all; half of the architectures reach the next",
            "--rungs", ["search_utility.rung_num"]);

    /// <summary>The limit of evaluated validation images, as a number of evaluations on all of them.</summary>
    public int Evaluations { get; init; } = SearcherOptionSets.DefaultEvaluations;

    /// <summary>
    /// The maximum number of rungs. With 4, the rungs use an eighth, a quarter, a half, and all of the validation images.
    /// </summary>
    public int Rungs { get; init; } = 4;

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["HalvingSearcher"];

    /// <inheritdoc/>
    /// <remarks>It needs the accuracy on a share of the images.</remarks>
    protected internal override bool NeedsSupernet => true;

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => Evaluations;

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new HalvingSearcher(context.Inside, this, context.Seed);

    /// <inheritdoc/>
    internal override int? MostEvaluations => HalvingPlan.Of(Evaluations, Rungs, int.MaxValue).Evaluations;

    /// <inheritdoc/>
    internal override HalvingPlan FindPlan(Budget budget) => HalvingPlan.Of(Evaluations, Rungs, budget.Limit(int.MaxValue));
}

/// <summary>
/// Successive halving (Jamieson and Talwalkar 2016, arXiv:1502.07943), with validation images as the resource. Random
/// architectures are evaluated on a share of the images, the better half of them on twice that share, and so on, up to all
/// images. A rung begins when all results of the previous rung are known.
/// </summary>
public sealed class HalvingSearcher : ISearcher
{
    private readonly HalvingPlan _plan;
    private readonly DistinctSampler _sampler;
    private readonly Generation _rung = new();
    private IReadOnlyList<Evaluation> _told = [];
    private int _next;

    /// <summary>Initializes the searcher.</summary>
    /// <param name="sampler">Draws architectures within the budget.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public HalvingSearcher(BudgetSampler sampler, HalvingOptions options, int seed)
    {
        options.Check();
        _plan = options.FindPlan(sampler.Budget);
        _sampler = new(sampler, RandomSource.Create(seed, "successive halving"));
    }

    /// <summary>The maximum number of evaluations. Each share on which an architecture is evaluated counts.</summary>
    public int Evaluations => _plan.Evaluations;

    /// <inheritdoc/>
    public double Share { get; private set; } = 1;

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask()
    {
        if (_rung.IsAwaited || _next == _plan.Rungs)
            return [];
        var asked = _next == 0 ? _sampler.Take(_plan.Architectures) : ChooseBest(_plan.SizeOf(_next));
        Share = _plan.ShareOf(_next++);
        return _rung.Begin(asked);
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations) => _told = _rung.Complete(evaluations) ?? _told;

    // Of equals, those that were drawn first go on. If fewer were drawn than planned, all of them may.
    private IReadOnlyList<Architecture> ChooseBest(int count) =>
        [.. _told.OrderByDescending(evaluation => evaluation.Fitness).Take(count).Select(evaluation => evaluation.Architecture)];
}
