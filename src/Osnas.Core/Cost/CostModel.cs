using Osnas.Spaces;

namespace Osnas;

/// <summary>
/// The exact costs of a search space at one input size: of each candidate in each row of its choices, and of all that
/// every architecture has. The cost of an architecture is the sum of its cells and the base.
/// </summary>
public sealed class CostModel
{
    private static readonly MetricDefinition Flops = MetricCatalog.Of(InfoMetric.Flops);
    private static readonly MetricDefinition Params = MetricCatalog.Of(InfoMetric.Params);

    private readonly SpaceGraph _graph;
    private readonly PricedGraph?[][] _layers;

    /// <summary>Computes the costs of a space.</summary>
    /// <param name="spec">The space.</param>
    /// <param name="inputSize">Height and width of the image; the space's own if left out.</param>
    /// <param name="classes">Number of classes; the space's own if left out.</param>
    /// <exception cref="SearchSpaceException">A block can't be built at that size.</exception>
    public CostModel(SearchSpaceSpec spec, int? inputSize = null, int? classes = null)
        : this(SpaceGraph.Build(spec.WithClasses(classes ?? spec.Classes), inputSize))
    {
    }

    /// <summary>Computes the costs of a space.</summary>
    /// <param name="graph">The graphs of the space.</param>
    public CostModel(SpaceGraph graph)
    {
        _graph = graph;
        _layers = [.. Spec.MacroCfg.Search.Select((_, layer) => Price(layer))];
        Base = new(BaseOf(Flops), BaseOf(Params));
    }

    /// <summary>The search space.</summary>
    public SearchSpaceSpec Spec => _graph.Spec;

    /// <summary>
    /// The metrics that can be computed for the space. Where a row isn't a whole layer, those are the metrics whose parts
    /// add up.
    /// </summary>
    public IEnumerable<MetricDefinition> Metrics => MetricCatalog.Exact.Where(metric =>
        metric.Combination == MetricCombination.Sum || !_layers.Any(layer => layer.Any(cell => cell?.Elsewhere is not null)));

    /// <summary>The cost of the fixed first and last stages, and of what a unified layer has once, whatever its sub-blocks.</summary>
    public Cost Base { get; }

    /// <summary>The parameters of the supernet: of the fixed stages and all candidates.</summary>
    public long SupernetParams => Base.Params + Spec.MacroCfg.Search.Select((layer, index) =>
        Spec.Form.CountParams(Spec, layer, [.. _layers[index].Select(cell => cell?.Of(Params))], OfAnyChoices(index, Params))).Sum();

    /// <summary>The cost of a candidate in a row, or null if it isn't allowed there.</summary>
    /// <param name="row">The search layer, or the sub-block of a unified one.</param>
    /// <param name="candidate">The index of the candidate.</param>
    public Cost? this[int row, int candidate] =>
        _layers[Spec.LayerOf(row)][candidate] is { } cell ? new(cell.Of(Flops), cell.Of(Params)) : null;

    /// <summary>The cost of a decoded architecture.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The cost of the whole network.</returns>
    /// <exception cref="ArgumentException">The architecture isn't one of the space.</exception>
    public Cost Of(Architecture architecture) => Cost.Sum(_graph.Decode(architecture).Select(block => block.Cost));

    /// <summary>The cost of a decoded architecture in a metric.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <param name="metric">A metric that isn't measured.</param>
    /// <returns>The cost of the whole network.</returns>
    /// <exception cref="ArgumentException">The architecture isn't one of the space.</exception>
    /// <exception cref="NotSupportedException">The metric can't be computed, only measured.</exception>
    public long Of(Architecture architecture, InfoMetric metric)
    {
        var definition = MetricCatalog.Of(metric);
        return definition.Combination.Combine(_graph.Decode(architecture).Select(definition.Of));
    }

    /// <summary>The costs as a table.</summary>
    /// <param name="metric">A metric that isn't measured.</param>
    /// <returns>The table, with NaN where a candidate isn't allowed.</returns>
    /// <exception cref="NotSupportedException">The metric can't be computed, only measured.</exception>
    public InfoTable ToTable(InfoMetric metric)
    {
        var (shape, definition) = (Spec.ModelCfgShape, MetricCatalog.Of(metric));
        return InfoTable.FromRows(metric, Enumerable.Range(0, shape.Rows).Select(row =>
            _layers[Spec.LayerOf(row)].Select(cell => (double?)cell?.Of(definition) ?? double.NaN)));
    }

    /// <summary>The cost of the fixed first and last stages, and of what a unified layer has once, in a metric.</summary>
    /// <param name="metric">A metric that isn't measured.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="NotSupportedException">The metric can't be computed, only measured.</exception>
    public long BaseOf(InfoMetric metric) => BaseOf(MetricCatalog.Of(metric));

    /// <summary>The statistics of all architectures in a metric.</summary>
    /// <param name="metric">A metric that isn't measured.</param>
    /// <returns>The statistics.</returns>
    /// <exception cref="NotSupportedException">The metric can't be computed, only measured.</exception>
    public CostStatistics ToStatistics(InfoMetric metric) => new(ToTable(metric), BaseOf(metric), LayerChoices.Of(Spec));

    private PricedGraph?[] Price(int layer)
    {
        var (cfg, cells) = (Spec.MacroCfg.Search[layer], new PricedGraph?[Spec.MicroCfg.Count]);
        foreach (var candidate in Spec.Form.AllowedIn(Spec, cfg))
            cells[candidate] = Spec.Form.Price(Spec.MicroCfg[candidate], cfg, _graph.Candidate(layer, candidate));
        return cells;
    }

    private long BaseOf(MetricDefinition metric)
    {
        var stages = _graph.First.Concat(_graph.Last).Select(metric.Of);
        var layers = Enumerable.Range(0, _layers.Length).Select(layer => OfAnyChoices(layer, metric));
        return metric.Combination.Combine(stages.Concat(layers));
    }

    /// <summary>What a layer costs whatever its rows choose.</summary>
    private long OfAnyChoices(int layer, MetricDefinition metric)
    {
        var candidate = Spec.Form.AllowedIn(Spec, Spec.MacroCfg.Search[layer]).First(choice => !Spec.LeavesOut(choice));
        return metric.Of(_graph.Candidate(layer, candidate)!) - _layers[layer][candidate]!.Of(metric);
    }
}
