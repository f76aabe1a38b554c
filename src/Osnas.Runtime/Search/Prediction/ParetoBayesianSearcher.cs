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

    /// <summary>Architectures that are evaluated in all, the first draws among them.</summary>
    public int Evaluations { get; init; } = SearcherOptionSets.DefaultEvaluations;

    /// <summary>Architectures that the model proposes at a time: those can be evaluated in parallel.</summary>
    public int Batch { get; init; } = 2;

    /// <summary>The costs that are to be small, besides the fitness that is to be great.</summary>
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
/// Bayesian optimization of several objectives. A Gaussian process predicts the fitness of all architectures, as in a
/// <see cref="BayesianSearcher"/>; their costs are known. The architectures with the greatest expected increase of the
/// front's hypervolume are evaluated next (Emmerich, Giannakoglou and Naujoks 2006). Its result is a front, not one
/// architecture; see <see cref="ParetoFront.Of"/>.
/// </summary>
public sealed class ParetoBayesianSearcher : ISearcher, IPredictingSearcher
{
    private readonly ModelRequests _requests;

    /// <summary>A search.</summary>
    /// <param name="sampler">Draws architectures within the budget; provides their costs.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The random seed.</param>
    /// <param name="start">The architectures to begin with, in place of random ones; those outside the budget don't count.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public ParetoBayesianSearcher(BudgetSampler sampler, ParetoBayesianOptions options, int seed, IReadOnlyList<Architecture>? start = null)
    {
        options.Check();
        var acquisition = new HypervolumeImprovement(sampler.Budget.Table, options.Metrics);
        _requests = new(sampler, acquisition, options.Evaluations, options.Batch, seed, start ?? []);
    }

    /// <inheritdoc/>
    public int Evaluations => _requests.Evaluations;

    /// <summary>How well the model predicts the fitness, as <see cref="BayesianSearcher.MeasureQuality"/>.</summary>
    /// <param name="cancellation">Ends the measurement.</param>
    /// <returns>The correlation; null before two architectures were evaluated.</returns>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public RankCorrelation? MeasureQuality(CancellationToken cancellation = default) => _requests.MeasureQuality(cancellation);

    /// <inheritdoc/>
    public IReadOnlyList<Architecture> Ask() => _requests.Next();

    /// <inheritdoc/>
    public void Tell(IReadOnlyList<Evaluation> evaluations) => _requests.Learn(evaluations);
}
