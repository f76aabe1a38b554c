using System.Text.Json.Serialization;
using Osnas.LookUpTables;
using Osnas.Data;
using Osnas.Modules;
using Osnas.Options;
using Osnas.Training;

namespace Osnas.Search;

/// <summary>
/// A search strategy with its options. Each is a separate record, with <see cref="SearcherAttribute"/>. It also declares
/// the other needs of the strategy.
/// </summary>
[JsonConverter(typeof(SearcherOptionsConverter))]
public abstract record SearcherOptions : NamedOptions<SearcherOptions>
{
    /// <summary>The sampler that must train the supernet; null for any sampler that trains paths.</summary>
    protected internal virtual SamplerOptions? RequiredSampler => null;

    /// <summary>
    /// Whether the strategy uses the weights of a supernet beside the fitness. It then goes only with a fitness that trains one.
    /// </summary>
    protected internal virtual bool NeedsSupernet => RequiredSampler is not null;

    /// <summary>The most images of a step that the strategy does itself; 0 if it does none.</summary>
    protected internal virtual int LargestBatch => 0;

    /// <summary>
    /// These options with the batch size that was found for the supernet, where the strategy's own is
    /// <see cref="TrainingOptions.AutoBatchSize"/>.
    /// </summary>
    /// <param name="batchSize">The number of images.</param>
    /// <returns>The options.</returns>
    protected internal virtual SearcherOptions WithFoundBatchSize(int batchSize) => this;

    /// <summary>
    /// The number of architectures that the searcher evaluates, if the budget has so many; with shares of the validation
    /// images, what these cost, in evaluations on all images. Null if it isn't known before the searcher is created. Estimates
    /// of a run's time need it.
    /// </summary>
    protected internal virtual int? EvaluationCount => null;

    /// <summary>The most evaluations; each share of the validation images counts as one. Null if it isn't known.</summary>
    internal virtual int? MostEvaluations => EvaluationCount;

    /// <summary>The shares of the validation images that architectures are judged on; null if always all of them.</summary>
    /// <param name="budget">The budget.</param>
    internal virtual HalvingPlan? FindPlan(Budget budget) => null;

    /// <summary>
    /// The number of random architectures that the strategy begins with. <see cref="SearcherContext.Start"/> can have others in
    /// their place; 0 if the strategy doesn't use it.
    /// </summary>
    /// <param name="most">The architectures that meet the budget.</param>
    protected internal virtual int CountStarts(int most) => 0;

    /// <summary>The epochs of a training of the strategy's own, between that of the supernet and the search; 0 for none.</summary>
    protected internal virtual int OwnEpochs => 0;

    /// <summary>Creates the searcher of a trained supernet.</summary>
    /// <param name="context">The supernet, the budget, and what is known.</param>
    /// <returns>The searcher.</returns>
    public abstract ISearcher Create(SearcherContext context);

    /// <summary>Makes sure, before any work and before a file is written, that there is something to search.</summary>
    /// <param name="inside">Draws architectures within the budget; provides the space and its costs.</param>
    /// <exception cref="ArgumentException">There isn't; the message says why.</exception>
    /// <exception cref="LatencyNotMeasuredException">The latency counts, and there is no table that was measured.</exception>
    protected internal virtual void CheckBudget(BudgetSampler inside)
    {
        foreach (var metric in FrontMetrics(inside.Budget))
            _ = inside.Budget.Table.GetBaseInfo(metric);
    }

    /// <summary>Creates what trains in turn with the supernet's weights.</summary>
    /// <param name="supernet">The supernet, before its training.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="validation">Images that the weights aren't trained on.</param>
    /// <returns>The companion; null if the strategy trains nothing itself.</returns>
    protected internal virtual ISearchCompanion? CreateCompanion(BaseSupernet supernet, Budget budget, ImageDataset validation) => null;

    /// <summary>The costs that the front of a report is about, besides the fitness.</summary>
    /// <param name="budget">The budget.</param>
    /// <returns>Their metrics.</returns>
    protected internal virtual IReadOnlyList<InfoMetric> FrontMetrics(Budget budget) => [.. budget.Metrics];
}

/// <summary>Search strategies as JSON.</summary>
internal sealed class SearcherOptionsConverter() : NamedOptionsConverter<SearcherOptions>(SearcherRegistry.All);

/// <summary>
/// The search strategies by their names. Generated code registers each class with <see cref="SearcherAttribute"/> when its assembly is
/// loaded.
/// </summary>
public static class SearcherRegistry
{
    /// <summary>All of them.</summary>
    public static NamedOptionsRegistry<SearcherOptions> All { get; } = new("search strategy");

    /// <summary>Registers options by a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="create">Creates them with their defaults.</param>
    public static void Register(string name, Func<SearcherOptions> create) => All.Register(name, create);
}
