using Osnas.Blocks;
using Osnas.Graph;
using Osnas.LookUpTables;
using Osnas.Spaces;

namespace Osnas;

/// <summary>
/// The costs of a search space at one input size and number of classes. FLOPs and parameters are exact. Latency is that of a
/// measured table, if there is one (see <see cref="UseLatency"/> and <see cref="InfoTableAttribute"/>).
/// </summary>
/// <remarks>It never loads libtorch.</remarks>
public abstract class BaseLookUpTable
{
    // Read without the lock, as each architecture of a search needs its table and its base. NaN is a base that isn't known yet.
    private readonly InfoTable?[] _tables = new InfoTable?[MetricCatalog.All.Count];
    private readonly double[] _bases = new double[MetricCatalog.All.Count];
    private readonly CostStatistics?[] _statistics = new CostStatistics?[MetricCatalog.All.Count];
    private readonly Lazy<SpaceGraph> _graph;
    private readonly Lazy<CostModel> _costs;
    private readonly AllowedChoices _allowed;
    private LatencyTable? _latency;

    /// <summary>Initializes the look-up table of a search space.</summary>
    /// <param name="spec">The search space.</param>
    /// <param name="inputSize">The height and width of the image.</param>
    /// <param name="classes">The number of classes.</param>
    /// <exception cref="SearchSpaceException">A block can't be built at that size. At the space's own size and number of classes,
    /// generated code has the costs, so that a space of other code is only checked when its graphs are used.</exception>
    protected BaseLookUpTable(SearchSpaceSpec spec, ImageSize inputSize, int classes)
    {
        Spec = spec.WithClasses(classes);
        InputSize = inputSize;
        for (var place = 0; place < _bases.Length; place++)
            _bases[place] = double.NaN;
        _graph = new(() => SpaceGraph.Build(Spec, InputSize));
        _costs = new(() => new(Graph));
        _allowed = new(Spec);
        if (inputSize != spec.InputSize || classes != spec.Classes)
            _ = Costs;
    }

    /// <summary>The search space, with the number of classes of this table.</summary>
    public SearchSpaceSpec Spec { get; }

    /// <summary>The macro configuration.</summary>
    public MacroCfg MacroCfg => Spec.MacroCfg;

    /// <summary>The micro configuration.</summary>
    public MicroCfg MicroCfg => Spec.MicroCfg;

    /// <summary>
    /// The shape of every table: a row per search layer (or per sub-block of each unified layer), and a column per candidate.
    /// </summary>
    public virtual ModelCfgShape ModelCfgShape => Spec.ModelCfgShape;

    /// <summary>The height and width of the image.</summary>
    public ImageSize InputSize { get; }

    /// <summary>The height and width of the first search layer's input.</summary>
    public ImageSize SearchInputSize => Graph.LayerInputs[0].Size;

    /// <summary>
    /// The exact tables and base costs at the declared input size and number of classes, as the generator writes them; null if
    /// there are none, and they are computed.
    /// </summary>
    protected virtual string? DeclaredTables => null;

    /// <summary>
    /// The latency that the space declares with <see cref="InfoTableAttribute"/>; null if it declares none.
    /// <see cref="UseLatency"/> replaces it.
    /// </summary>
    protected virtual DeclaredLatency? DeclaredLatency => null;

    /// <summary>Whether latency is known at this input size and number of classes.</summary>
    internal bool HasLatency =>
        _latency is not null || (DeclaredLatency is { } declared && declared.InputSize == InputSize && declared.Classes == Spec.Classes);

    /// <summary>The graphs of all blocks of the space.</summary>
    internal SpaceGraph Graph => _graph.Value;

    /// <summary>The computed costs of all parts of the space.</summary>
    internal CostModel Costs => _costs.Value;

    private bool HasOwnShape => ModelCfgShape != Spec.ModelCfgShape;

    /// <summary>Uses a measured table for <see cref="InfoMetric.Latency"/>, and replaces an earlier one.</summary>
    /// <param name="latency">The measured table.</param>
    /// <exception cref="ArgumentException">The table has another space, input size, number of classes or shape.</exception>
    public void UseLatency(LatencyTable latency)
    {
        if (latency.FindDifference(this) is { } difference)
            throw new ArgumentException($"The latency table can't be used for {Spec.Name}: {difference}.", nameof(latency));
        lock (_statistics)
        {
            _latency = latency;
            Volatile.Write(ref _tables[MetricCatalog.PlaceOf(InfoMetric.Latency)], null);
            _statistics[MetricCatalog.PlaceOf(InfoMetric.Latency)] = null;
        }
    }

    /// <summary>Gets the table of a metric, without the fixed stages. It is built once, on first use, by any thread.</summary>
    /// <param name="metric">The metric.</param>
    /// <returns>The table.</returns>
    /// <exception cref="SearchSpaceException"><see cref="ConstructInfoTable"/> returned a table with another shape than the
    /// space.</exception>
    public InfoTable GetInfoTable(InfoMetric metric)
    {
        ref var place = ref _tables[MetricCatalog.PlaceOf(metric)];
        if (Volatile.Read(ref place) is { } known)
            return known;
        lock (_statistics)
        {
            if (place is not { } table)
            {
                table = ConstructInfoTable(metric).CheckShape(ModelCfgShape, Spec.Name, HasOwnShape ? null : Spec.RowsInWords);
                Volatile.Write(ref place, table);
            }

            return table;
        }
    }

    /// <summary>
    /// Gets the cost of the parts that every architecture has: the fixed first and last stages, and the parts of unified layers
    /// that do not depend on sub-blocks.
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <returns>The cost, in the metric's unit.</returns>
    /// <exception cref="LatencyNotMeasuredException">The metric is latency, and no table was measured at this input size and
    /// number of classes.</exception>
    public virtual double GetBaseInfo(InfoMetric metric) => MetricCatalog.Of(metric).IsMeasured
        ? _latency?.Base ?? FindDeclaredLatency().Base
        : FindBase(metric);

    /// <summary>
    /// Gets the cost of an architecture: its cells and the cost from <see cref="GetBaseInfo"/>, combined by
    /// <see cref="InfoTable.Combination"/>.
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The cost, in the metric's unit.</returns>
    /// <exception cref="ArgumentException">The architecture doesn't belong to the space.</exception>
    /// <exception cref="LatencyNotMeasuredException">The metric is latency, and no table was measured at this input size and
    /// number of classes.</exception>
    public virtual double GetModelInfo(InfoMetric metric, Architecture architecture)
    {
        if (!_allowed.Contain(architecture))
            Spec.Check(architecture);
        return GetInfoTable(metric).Total(GetBaseInfo(metric), architecture);
    }

    /// <summary>Gets the statistics of all architectures in a metric. They are computed once, on first use, by any thread.</summary>
    /// <param name="metric">The metric.</param>
    /// <returns>The statistics.</returns>
    /// <exception cref="LatencyNotMeasuredException">The metric is latency, and no table was measured at this input size and
    /// number of classes.</exception>
    public CostStatistics GetStatistics(InfoMetric metric)
    {
        lock (_statistics)
        {
            return _statistics[MetricCatalog.PlaceOf(metric)] ??=
                new(GetInfoTable(metric), GetBaseInfo(metric), HasOwnShape ? null : LayerChoices.Of(Spec));
        }
    }

    /// <summary>
    /// Builds the table of a metric, with a row per search layer (or sub-block of a unified layer) and a cell per candidate.
    /// Override it to build another table.
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <returns>The table, with the shape <see cref="ModelCfgShape"/>.</returns>
    /// <exception cref="LatencyNotMeasuredException">The metric is latency, and no table was measured at this input size and
    /// number of classes.</exception>
    protected virtual InfoTable ConstructInfoTable(InfoMetric metric) => MetricCatalog.Of(metric).IsMeasured
        ? _latency?.ToInfoTable() ?? TableText.Read(metric, FindDeclaredLatency().Table)
        : ReadDeclared(metric) ?? Costs.ToTable(metric);

    /// <summary>The cost of a candidate in a search layer, or of a sub-block of a unified one.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="inputSize">The height and width of the layer's input.</param>
    /// <param name="metric">The metric.</param>
    /// <returns>The cost, in the metric's unit; NaN if the layer doesn't allow the candidate.</returns>
    /// <exception cref="SearchSpaceException">The candidate can't be built in the layer.</exception>
    protected double GetBlockInfo(CandidateCfg candidate, LayerCfg layer, ImageSize inputSize, InfoMetric metric)
    {
        if (!candidate.IsAllowedIn(layer))
            return double.NaN;
        try
        {
            var input = new TensorShape(layer.InChannels, inputSize);
            return Spec.Form.Price(candidate, layer, input, BlockRegistry.Blocks).Of(MetricCatalog.Of(metric));
        }
        catch (GraphException exception)
        {
            throw new SearchSpaceException(
                $"{Spec.Name}: candidate {candidate} can't be built in a layer {layer} on {inputSize} pixels: "
                + $"{exception.Message}.");
        }
    }

    private double FindBase(InfoMetric metric)
    {
        ref var place = ref _bases[MetricCatalog.PlaceOf(metric)];
        if (Volatile.Read(ref place) is var known && !double.IsNaN(known))
            return known;
        var cost = ReadDeclaredBase(metric) ?? Costs.BaseOf(metric);
        Volatile.Write(ref place, cost);
        return cost;
    }

    private InfoTable? ReadDeclared(InfoMetric metric) =>
        FindDeclared(TableText.Heading(MetricCatalog.Of(metric), InputSize)) is { } table ? TableText.Read(metric, table) : null;

    private double? ReadDeclaredBase(InfoMetric metric) =>
        FindDeclared(TableText.BaseHeading(MetricCatalog.Of(metric), InputSize, Spec.Classes)) is { } text
            ? TableText.ReadBase(text)
            : null;

    private string? FindDeclared(string heading) => DeclaredTables is { } tables ? TableText.Find(tables, heading) : null;

    private DeclaredLatency FindDeclaredLatency()
    {
        var advice = $"Measure one with 'table --space {Spec.Name} --input-size {InputSize.ShortText} --classes {Spec.Classes} "
            + $"--metric latency --output FILE' and give it to 'search --latency FILE'; in code, with LatencyMeasurement and "
            + $"{nameof(UseLatency)}.";
        if (DeclaredLatency is not { } declared)
            throw new LatencyNotMeasuredException($"{Spec.Name}: latency is measured, and there is no measured table yet. {advice}");
        return HasLatency
            ? declared
            : throw new LatencyNotMeasuredException(
                $"{Spec.Name}: {declared.File} has the latency at {declared.InputSize} pixels with "
                + $"{declared.Classes} classes, and there is no measured table at {InputSize} with {Spec.Classes} yet. "
                + $"{advice}");
    }
}
