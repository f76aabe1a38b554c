using Osnas.Blocks;
using Osnas.Graph;
using Osnas.Spaces;
using Osnas.Spaces.Forms;

namespace Osnas;

/// <summary>
/// The exact costs of a search space at one input size: of each candidate in each row of its choices, and of all that
/// every architecture has. The cost of an architecture is the sum of its cells and the base.
/// </summary>
public sealed class CostModel
{
    private readonly SpaceGraph _graph;
    private readonly Cost?[][] _layers;
    private readonly Cost[] _shared;

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
        _layers = [.. Spec.MacroCfg.Search.Select((_, layer) => CostsIn(layer))];
        _shared = [.. Spec.MacroCfg.Search.Select((_, layer) => OfAnyChoices(layer))];
        Base = Cost.Sum(graph.First.Concat(graph.Last).Select(block => block.Cost).Concat(_shared));
    }

    /// <summary>The search space.</summary>
    public SearchSpaceSpec Spec => _graph.Spec;

    /// <summary>The cost of the fixed first and last stages, and of what a unified layer has once, whatever its sub-blocks.</summary>
    public Cost Base { get; }

    /// <summary>The parameters of the supernet: of the fixed stages and all candidates.</summary>
    public long SupernetParams => Base.Params + Spec.MacroCfg.Search.Select((layer, index) =>
        Spec.Form.CountParams(Spec, layer, [.. _layers[index].Select(cost => cost?.Params)], _shared[index].Params)).Sum();

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

    /// <summary>The cost of a candidate in a row of a layer.</summary>
    /// <param name="spec">The space that the layer is like one of.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="layer">The search layer.</param>
    /// <param name="input">The shape of its input.</param>
    /// <exception cref="GraphException">The layer can't be built like that.</exception>
    internal static Cost OfRow(SearchSpaceSpec spec, CandidateCfg candidate, LayerCfg layer, TensorShape input)
    {
        var form = spec.Form;
        var alone = form.LeavesOut(candidate) ? null : form.Build([candidate], layer, input, BlockRegistry.Blocks);
        return OfRow(form, candidate, layer, alone);
    }

    private Cost?[] CostsIn(int layer)
    {
        var (cfg, costs) = (Spec.MacroCfg.Search[layer], new Cost?[Spec.MicroCfg.Count]);
        foreach (var candidate in Spec.Form.AllowedIn(Spec, cfg))
            costs[candidate] = OfRow(Spec.Form, Spec.MicroCfg[candidate], cfg, _graph.Candidate(layer, candidate));
        return costs;
    }

    private static Cost OfRow(SuperlayerForm form, CandidateCfg candidate, LayerCfg layer, OpGraph? alone)
    {
        if (alone is null)
            return Cost.Zero;
        var (with, without) = form.FindDifference(candidate, layer, alone);
        return without is null ? with.Cost : with.Cost - without.Cost;
    }

    /// <summary>What a layer costs whatever its rows choose.</summary>
    private Cost OfAnyChoices(int layer)
    {
        var candidate = Spec.Form.AllowedIn(Spec, Spec.MacroCfg.Search[layer]).First(choice => !Spec.LeavesOut(choice));
        return _graph.Candidate(layer, candidate)!.Cost - _layers[layer][candidate]!.Value;
    }
}
