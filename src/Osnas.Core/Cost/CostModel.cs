using Osnas.Blocks;
using Osnas.Graph;
using Osnas.Spaces;

namespace Osnas;

/// <summary>
/// The exact costs of a search space at one input size: of each candidate in each row of its choices, and of all that
/// every architecture has. The cost of an architecture is the sum of its cells and the base.
/// </summary>
public sealed class CostModel
{
    private readonly SpaceGraph _graph;
    private readonly Cost?[][] _layers;

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
        Base = Cost.Sum(graph.First.Concat(graph.Last).Select(block => block.Cost));
        _layers = [.. Spec.MacroCfg.Search.Select((_, layer) => CostsIn(layer))];
        if (Spec.IsUnified)
            Base = Cost.Sum(Enumerable.Range(0, _layers.Length).Select(OfAnySubBlocks).Prepend(Base));
    }

    /// <summary>The search space.</summary>
    public SearchSpaceSpec Spec => _graph.Spec;

    /// <summary>The cost of the fixed first and last stages, and of what a unified layer has once, whatever its sub-blocks.</summary>
    public Cost Base { get; }

    /// <summary>
    /// The parameters of the supernet: of the fixed stages and all candidates. A unified layer has the pointwise
    /// convolutions of each sub-block once for all of its candidates, and a batch norm for each number of sub-blocks.
    /// </summary>
    public long SupernetParams => Spec.IsUnified
        ? Base.Params + Spec.MacroCfg.Search.Select((_, layer) => ParamsOfUnified(layer)).Sum()
        : Base.Params + _layers.Sum(layer => layer.Sum(cost => cost?.Params ?? 0));

    /// <summary>The cost of a candidate in a row, or null if it isn't allowed there.</summary>
    /// <param name="row">The search layer, or the sub-block of a unified one.</param>
    /// <param name="candidate">The index of the candidate.</param>
    public Cost? this[int row, int candidate] => _layers[Spec.LayerOf(row)][candidate];

    /// <summary>The cost of a decoded architecture.</summary>
    /// <param name="architecture">The architecture.</param>
    /// <returns>The cost of the whole network.</returns>
    /// <exception cref="ArgumentException">The architecture isn't one of the space.</exception>
    public Cost Of(Architecture architecture) => Cost.Sum(_graph.Decode(architecture).Select(block => block.Cost));

    /// <summary>The costs as a table.</summary>
    /// <param name="metric">Flops or Params.</param>
    /// <returns>The table, with NaN where a candidate isn't allowed.</returns>
    public InfoTable ToTable(InfoMetric metric)
    {
        var shape = Spec.ModelCfgShape;
        return InfoTable.FromRows(metric, Enumerable.Range(0, shape.Rows).Select(row =>
            Enumerable.Range(0, shape.Columns).Select(candidate => (double?)this[row, candidate]?.Get(metric) ?? double.NaN)));
    }

    /// <summary>The statistics of all architectures in a metric.</summary>
    /// <param name="metric">Flops or Params.</param>
    /// <returns>The statistics.</returns>
    public CostStatistics ToStatistics(InfoMetric metric) => new(ToTable(metric), Base.Get(metric), LayerChoices.Of(Spec));

    private Cost?[] CostsIn(int layer)
    {
        var (cfg, costs) = (Spec.MacroCfg.Search[layer], new Cost?[Spec.MicroCfg.Count]);
        foreach (var candidate in Spec.AllowedIn(cfg))
        {
            costs[candidate] = Spec.IsUnified
                ? UnifiedBlock.CostOfSubBlock(cfg, Spec.MicroCfg[candidate], _graph.LayerInputs[layer])
                : _graph.Candidate(layer, candidate)!.Cost;
        }

        return costs;
    }

    /// <summary>What a unified layer costs besides its sub-blocks.</summary>
    private Cost OfAnySubBlocks(int layer)
    {
        var candidate = Spec.AllowedIn(Spec.MacroCfg.Search[layer]).First(choice => !Spec.LeavesOut(choice));
        return _graph.Candidate(layer, candidate)!.Cost - _layers[layer][candidate]!.Value;
    }

    /// <summary>What the supernet has in a unified layer, besides what every architecture has.</summary>
    private long ParamsOfUnified(int layer)
    {
        var cfg = Spec.MacroCfg.Search[layer];
        var kernels = Spec.AllowedIn(cfg).Where(candidate => !Spec.LeavesOut(candidate)).ToArray();
        var pointwise = UnifiedBlock.Expansion(cfg, Spec.MicroCfg[kernels[0]].Options.Activation).Cost.Params + ((long)cfg.InChannels * cfg.OutChannels);
        var subBlock = pointwise + kernels.Sum(candidate => _layers[layer][candidate]!.Value.Params - pointwise);
        return (Spec.RowsPerLayer * subBlock) + ((Spec.MaxExpansionRate - Spec.MinExpansionRate) * OfAnySubBlocks(layer).Params);
    }
}
