using Osnas.Spaces;

namespace Osnas;

/// <summary>
/// The exact costs of a search space at one input size: the cost of each candidate in each row of choices, and the base
/// cost of the parts that every architecture has. The cost of an architecture is the base combined with its cells.
/// </summary>
public sealed class CostModel
{
    private static readonly MetricDefinition Flops = MetricCatalog.Of(InfoMetric.Flops);
    private static readonly MetricDefinition Params = MetricCatalog.Of(InfoMetric.Params);

    private readonly SpaceGraph _graph;
    private readonly PricedGraph?[][] _layers;

    // By metric; a search asks for the base of each of its architectures.
    private readonly Lazy<long>[] _bases;

    /// <summary>Computes the costs of a space.</summary>
    /// <param name="spec">The space.</param>
    /// <param name="inputSize">The height and width of the image; the default is the space's own.</param>
    /// <param name="classes">The number of classes; the default is the space's own.</param>
    /// <exception cref="SearchSpaceException">A block can't be built at that size.</exception>
    public CostModel(SearchSpaceSpec spec, ImageSize? inputSize = null, int? classes = null)
        : this(SpaceGraph.Build(spec.WithClasses(classes ?? spec.Classes), inputSize))
    {
    }

    /// <summary>Computes the costs of a space.</summary>
    /// <param name="graph">The graphs of the space.</param>
    public CostModel(SpaceGraph graph)
    {
        _graph = graph;
        _layers = new PricedGraph?[Spec.MacroCfg.Search.Count][];
        for (var layer = 0; layer < _layers.Length; layer++)
            _layers[layer] = layer > 0 && graph.AreAlike(layer - 1, layer) ? _layers[layer - 1] : Price(layer);
        _bases = [.. MetricCatalog.All.Select(metric => new Lazy<long>(() => ComputeBase(metric)))];
        Base = new(BaseOf(Flops), BaseOf(Params));
    }

    /// <summary>The search space.</summary>
    public SearchSpaceSpec Spec => _graph.Spec;

    /// <summary>
    /// The exact metrics that the space supports. Where a layer has several rows of choices, only metrics that add up over its
    /// parts are supported.
    /// </summary>
    public IEnumerable<MetricDefinition> Metrics => MetricCatalog.Exact.Where(metric =>
        metric.Combination == MetricCombination.Sum || !_layers.Any(layer => layer.Any(cell => cell?.Elsewhere is not null)));

    /// <summary>The base cost: the fixed first and last stages, and the parts of unified layers that don't depend on sub-blocks.</summary>
    public Cost Base { get; }

    /// <summary>The number of parameters of the supernet, with the fixed stages and all candidates.</summary>
    public long SupernetParams
    {
        get
        {
            var (sum, own) = (Base.Params, 0L);
            for (var layer = 0; layer < _layers.Length; layer++)
            {
                if (!IsLikeTheOneBefore(layer))
                    own = CountParams(layer);
                sum += own;
            }

            return sum;
        }
    }

    /// <summary>Gets the cost of a candidate in a row, or null if the row doesn't allow it.</summary>
    /// <param name="row">The search layer, or the sub-block of a unified layer.</param>
    /// <param name="candidate">The index of the candidate.</param>
    public Cost? this[int row, int candidate] =>
        _layers[Spec.LayerOf(row)][candidate] is { } cell ? new(cell.Of(Flops), cell.Of(Params)) : null;

    /// <summary>Computes the cost of a decoded architecture.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The cost of the whole network.</returns>
    /// <exception cref="ArgumentException">The architecture doesn't belong to the space.</exception>
    public Cost Of(Architecture architecture) => Cost.Sum(_graph.Decode(architecture).Select(block => block.Cost));

    /// <summary>Computes the cost of a decoded architecture in a metric.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <param name="metric">A computed metric.</param>
    /// <returns>The cost of the whole network.</returns>
    /// <exception cref="ArgumentException">The architecture doesn't belong to the space.</exception>
    /// <exception cref="NotSupportedException">The metric is measured, not computed.</exception>
    public long Of(Architecture architecture, InfoMetric metric)
    {
        var definition = MetricCatalog.Of(metric);
        return definition.Combination.Combine(_graph.Decode(architecture).Select(definition.Of));
    }

    /// <summary>Gets the costs as a table.</summary>
    /// <param name="metric">A computed metric.</param>
    /// <returns>The table; a cell is NaN if the candidate isn't allowed.</returns>
    /// <exception cref="NotSupportedException">The metric is measured, not computed.</exception>
    public InfoTable ToTable(InfoMetric metric)
    {
        var (shape, definition) = (Spec.ModelCfgShape, MetricCatalog.Of(metric));
        var table = new InfoTable(metric);
        var cells = new double[shape.Columns];
        for (var row = 0; row < shape.Rows; row++)
        {
            var layer = Spec.LayerOf(row);
            if (!IsLikeTheOneBefore(layer))
                Fill(cells, _layers[layer], definition);
            table.AddRow(cells);
        }

        return table;
    }

    /// <summary>Gets the base cost in a metric: the fixed stages, and what unified layers have for any sub-blocks.</summary>
    /// <param name="metric">A computed metric.</param>
    /// <returns>The cost.</returns>
    /// <exception cref="NotSupportedException">The metric is measured, not computed.</exception>
    public long BaseOf(InfoMetric metric) => BaseOf(MetricCatalog.Of(metric));

    /// <summary>Computes the statistics of all architectures in a metric.</summary>
    /// <param name="metric">A computed metric.</param>
    /// <returns>The statistics.</returns>
    /// <exception cref="NotSupportedException">The metric is measured, not computed.</exception>
    public CostStatistics ToStatistics(InfoMetric metric) => new(ToTable(metric), BaseOf(metric), LayerChoices.Of(Spec));

    private PricedGraph?[] Price(int layer)
    {
        var (cfg, cells) = (Spec.MacroCfg.Search[layer], new PricedGraph?[Spec.MicroCfg.Count]);
        foreach (var candidate in Spec.Form.AllowedIn(Spec, cfg))
            cells[candidate] = Spec.Form.Price(Spec.MicroCfg[candidate], cfg, _graph.Candidate(layer, candidate));
        return cells;
    }

    /// <summary>Whether a layer has the costs of the layer before. In most spaces, most layers do.</summary>
    private bool IsLikeTheOneBefore(int layer) => layer > 0 && _layers[layer] == _layers[layer - 1];

    private static void Fill(double[] cells, PricedGraph?[] layer, MetricDefinition metric)
    {
        for (var candidate = 0; candidate < cells.Length; candidate++)
            cells[candidate] = layer[candidate] is { } cell ? cell.Of(metric) : double.NaN;
    }

    private long CountParams(int layer) => Spec.Form.CountParams(
        Spec, Spec.MacroCfg.Search[layer], Array.ConvertAll(_layers[layer], static cell => cell?.Of(Params)), OfAnyChoices(layer, Params));

    private long BaseOf(MetricDefinition metric) => _bases[MetricCatalog.PlaceOf(metric.Metric)].Value;

    private long ComputeBase(MetricDefinition metric)
    {
        var (combined, own) = (0L, 0L);
        foreach (var block in _graph.First.Concat(_graph.Last))
            combined = metric.Combination.Combine(combined, metric.Of(block));
        for (var layer = 0; layer < _layers.Length; layer++)
        {
            if (!IsLikeTheOneBefore(layer))
                own = OfAnyChoices(layer, metric);
            combined = metric.Combination.Combine(combined, own);
        }

        return combined;
    }

    /// <summary>The cost of a layer that doesn't depend on its choices.</summary>
    private long OfAnyChoices(int layer, MetricDefinition metric)
    {
        var candidate = Array.FindIndex(_layers[layer], cell => cell?.Graph is not null);
        return metric.Of(_graph.Candidate(layer, candidate)!) - _layers[layer][candidate]!.Of(metric);
    }
}
