using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The options of a <see cref="BayesianSearcher"/>.</summary>
[Searcher("bayesian")]
public sealed record BayesianOptions : SearcherOptions
{
    private static readonly OptionSet<BayesianOptions> Declared = new OptionSet<BayesianOptions>()
        .Evaluations(options => options.Evaluations, (options, value) => options with { Evaluations = value })
        .Batch(options => options.Batch, (options, value) => options with { Batch = value })
        .DoubtOfManyEvaluations(options => options.Evaluations);

    /// <summary>The number of architectures to evaluate, including the random ones at the start.</summary>
    public int Evaluations { get; init; } = SearcherOptionSets.DefaultEvaluations;

    /// <summary>The number of architectures that the model proposes at the same time. They can be evaluated in parallel.</summary>
    public int Batch { get; init; } = 2;

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["BayesianSearcher"];

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => Evaluations;

    /// <inheritdoc/>
    protected internal override int CountStarts(int most) => ModelRequests.CountStarts(Math.Min(Evaluations, most));

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) => new BayesianSearcher(context.Inside, this, context.Seed, context.Start);
}

/// <summary>
/// Bayesian optimization (Jones, Schonlau and Welch 1998; for architectures: NASBOT, arXiv:1802.07191). From the evaluated
/// architectures, a Gaussian process predicts the fitness of other architectures, with its uncertainty. Those with the greatest
/// expected improvement are evaluated next.
/// </summary>
public sealed class BayesianSearcher : ISearcher, IPredictingSearcher
{
    private readonly ModelRequests _requests;

    /// <summary>Initializes the searcher.</summary>
    /// <param name="sampler">Draws architectures within the budget.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="start">The architectures to begin with, instead of random ones; those outside the budget are ignored. Null
    /// for random ones.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public BayesianSearcher(BudgetSampler sampler, BayesianOptions options, int seed, IReadOnlyList<Architecture>? start = null)
    {
        options.Check();
        _requests = new(sampler, new ExpectedImprovement(), options.Evaluations, options.Batch, seed, start ?? []);
    }

    /// <inheritdoc/>
    public int Evaluations => _requests.Evaluations;

    /// <summary>
    /// Measures how well the model predicts, by cross-validation: the rank correlation between the fitness of each evaluated
    /// architecture and the prediction of a model that is fitted to others.
    /// </summary>
    /// <param name="cancellation">Ends the measurement.</param>
    /// <returns>The correlation, or null if fewer than two architectures were evaluated.</returns>
    /// <exception cref="OperationCanceledException">The measurement was canceled.</exception>
    public RankCorrelation? MeasureQuality(CancellationToken cancellation = default) => _requests.MeasureQuality(cancellation);

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask() => _requests.Next();

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations) => _requests.Learn(evaluations);
}
