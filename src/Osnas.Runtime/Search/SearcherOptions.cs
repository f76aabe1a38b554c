using System.Text.Json.Serialization;
using Osnas.LookUpTables;
using Osnas.Data;
using Osnas.Modules;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// The options of a search strategy, and its requirements. Each strategy has a record of its own, with
/// <see cref="SearcherAttribute"/>.
/// </summary>
[JsonConverter(typeof(SearcherOptionsConverter))]
public abstract record SearcherOptions : NamedOptions<SearcherOptions>
{
    /// <summary>The sampler that must train the supernet; null for every sampler that trains paths.</summary>
    protected internal virtual SamplerOptions? RequiredSampler => null;

    /// <summary>
    /// Whether the strategy uses the weights of a supernet, in addition to the fitness. Then the fitness must train a supernet.
    /// </summary>
    protected internal virtual bool NeedsSupernet => RequiredSampler is not null;

    /// <summary>The number of images in the largest batch that the strategy itself trains on; 0 if it trains nothing.</summary>
    protected internal virtual int LargestBatch => 0;

    /// <summary>
    /// Gets these options with the batch size that was found for the supernet, where their own is
    /// <see cref="TrainingOptions.AutoBatchSize"/>.
    /// </summary>
    /// <param name="batchSize">The number of images.</param>
    /// <returns>The options.</returns>
    protected internal virtual SearcherOptions WithFoundBatchSize(int batchSize) => this;

    /// <summary>
    /// The number of architectures to evaluate, if that many meet the budget. For evaluations on shares of the validation
    /// images, it is their number as evaluations on all images. Null if it is unknown before the searcher is created. Time
    /// estimates use it.
    /// </summary>
    protected internal virtual int? EvaluationCount => null;

    /// <summary>The most evaluations; each share of the validation images counts as one. Null if it isn't known.</summary>
    internal virtual int? MostEvaluations => EvaluationCount;

    /// <summary>The shares of the validation images that architectures are judged on; null if always all of them.</summary>
    /// <param name="budget">The budget.</param>
    internal virtual HalvingPlan? FindPlan(Budget budget) => null;

    /// <summary>
    /// Gets the number of random architectures at the start of the strategy, which <see cref="SearcherContext.Start"/> can
    /// replace; 0 if the strategy ignores it.
    /// </summary>
    /// <param name="most">The number of architectures that meet the budget.</param>
    protected internal virtual int CountStarts(int most) => 0;

    /// <summary>
    /// The number of epochs of the strategy's own training, between the supernet's training and the search; 0 for none.
    /// </summary>
    protected internal virtual int OwnEpochs => 0;

    /// <summary>Creates the searcher.</summary>
    /// <param name="context">What the strategy can use.</param>
    /// <returns>The searcher.</returns>
    public abstract ISearcher Create(SearcherContext context);

    /// <summary>Checks, before any work, that there is something to search within the budget.</summary>
    /// <param name="inside">Draws architectures within the budget, and has the space and its costs.</param>
    /// <exception cref="ArgumentException">There is nothing to search. The message says why.</exception>
    /// <exception cref="LatencyNotMeasuredException">The budget limits the latency, and no table was measured.</exception>
    protected internal virtual void CheckBudget(BudgetSampler inside)
    {
        foreach (var metric in FrontMetrics(inside.Budget))
            _ = inside.Budget.Table.GetBaseInfo(metric);
    }

    /// <summary>Creates the companion that trains in turn with the supernet's weights.</summary>
    /// <param name="supernet">The supernet, before its training.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="validation">The images that don't train the weights.</param>
    /// <returns>The companion, or null if the strategy needs none.</returns>
    protected internal virtual ISearchCompanion? CreateCompanion(BaseSupernet supernet, Budget budget, ImageDataset validation) => null;

    /// <summary>Gets the metrics of the Pareto front in the report, in addition to the fitness.</summary>
    /// <param name="budget">The budget.</param>
    /// <returns>The metrics.</returns>
    protected internal virtual IReadOnlyList<InfoMetric> FrontMetrics(Budget budget) => [.. budget.Metrics];
}

/// <summary>Search strategies as JSON.</summary>
internal sealed class SearcherOptionsConverter() : NamedOptionsConverter<SearcherOptions>(SearcherRegistry.All);

/// <summary>
/// The search strategies by name. Generated code registers each class with <see cref="SearcherAttribute"/> when its assembly is
/// loaded.
/// </summary>
public static class SearcherRegistry
{
    /// <summary>All registered search strategies.</summary>
    public static NamedOptionsRegistry<SearcherOptions> All { get; } = new("search strategy");

    /// <summary>Registers the options of a search strategy.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Creates the options with their defaults.</param>
    public static void Register(string name, Func<SearcherOptions> create) => All.Register(name, create);
}
