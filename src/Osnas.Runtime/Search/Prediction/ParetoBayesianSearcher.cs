using Osnas.LookUpTables;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>The options of a <see cref="ParetoBayesianSearcher"/>.</summary>
[Searcher("pareto-bayesian")]
public sealed record ParetoBayesianOptions : SearcherOptions
{
    private static readonly OptionSet<ParetoBayesianOptions> Declared = new OptionSet<ParetoBayesianOptions>()
        .Evaluations(options => options.Evaluations, (options, value) => options with { Evaluations = value })
        .Batch(options => options.Batch, (options, value) => options with { Batch = value })
        .FrontMetrics(options => options.Metrics, (options, value) => options with { Metrics = value })
        .DoubtOfManyEvaluations(options => options.Evaluations);

    /// <summary>The number of architectures to evaluate, including the random ones at the start.</summary>
    public int Evaluations { get; init; } = SearcherOptionSets.DefaultEvaluations;

    /// <summary>The number of architectures that the model proposes at the same time. They can be evaluated in parallel.</summary>
    public int Batch { get; init; } = 2;

    /// <summary>The costs to minimize, in addition to the fitness to maximize.</summary>
    public IReadOnlyList<InfoMetric> Metrics { get; init; } = [InfoMetric.Flops];

    /// <inheritdoc/>
    protected internal override IReadOnlyList<string> OtherNames => ["ParetoBayesianSearcher"];

    /// <inheritdoc/>
    protected internal override OptionSet<SearcherOptions> Declarations => Declared.As<SearcherOptions>();

    /// <inheritdoc/>
    protected internal override int? EvaluationCount => Evaluations;

    /// <inheritdoc/>
    protected internal override int CountStarts(int most) => ModelRequests.CountStarts(Math.Min(Evaluations, most));

    /// <inheritdoc/>
    public override ISearcher Create(SearcherContext context) =>
        new ParetoBayesianSearcher(context.Inside, this, context.Seed, context.Start);

    /// <inheritdoc/>
    protected internal override IReadOnlyList<InfoMetric> FrontMetrics(Budget budget) => Metrics;
}

/// <summary>
/// Bayesian optimization of several objectives. A Gaussian process predicts the fitness of architectures, as in
/// <see cref="BayesianSearcher"/>; their costs are known. The architectures with the greatest expected increase of the front's
/// hypervolume are evaluated next (Emmerich, Giannakoglou and Naujoks 2006). The result is a front, not one architecture; see
/// <see cref="ParetoFront.Of"/>.
/// </summary>
public sealed class ParetoBayesianSearcher : ISearcher, IPredictingSearcher
{
    private readonly ModelRequests _requests;

    /// <summary>Initializes the searcher.</summary>
    /// <param name="sampler">Draws architectures within the budget, and has their costs.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="start">The architectures to begin with, instead of random ones; those outside the budget are ignored. Null
    /// for random ones.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public ParetoBayesianSearcher(BudgetSampler sampler, ParetoBayesianOptions options, int seed, IReadOnlyList<Architecture>? start = null)
    {
        options.Check();
        var acquisition = new HypervolumeImprovement(sampler.Budget.Table, options.Metrics);
        _requests = new(sampler, acquisition, options.Evaluations, options.Batch, seed, start ?? []);
    }

    /// <inheritdoc/>
    public int Evaluations => _requests.Evaluations;

    /// <summary>Measures how well the model predicts the fitness; see <see cref="BayesianSearcher.MeasureQuality"/>.</summary>
    /// <param name="cancellation">Ends the measurement.</param>
    /// <returns>The correlation, or null if fewer than two architectures were evaluated.</returns>
    /// <exception cref="OperationCanceledException">The measurement was canceled.</exception>
    public RankCorrelation? MeasureQuality(CancellationToken cancellation = default) => _requests.MeasureQuality(cancellation);

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask() => _requests.Next();

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations) => _requests.Learn(evaluations);
}
