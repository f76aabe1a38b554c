using Osnas.Graph;

namespace Osnas;

/// <summary>
/// The exact costs of a search space at one input size: of each candidate in each search layer, and of the fixed
/// stages. The cost of an architecture is the sum of its cells and the base.
/// </summary>
public sealed class CostModel
{
    private readonly SpaceGraph _graph;

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
    }

    /// <summary>The search space.</summary>
    public SearchSpaceSpec Spec => _graph.Spec;

    /// <summary>The cost of the fixed first and last stages.</summary>
    public Cost Base { get; }

    /// <summary>The cost of a candidate in a search layer, or null if it isn't allowed there.</summary>
    /// <param name="layer">The search layer.</param>
    /// <param name="candidate">The index of the candidate.</param>
    public Cost? this[int layer, int candidate] => _graph.Candidate(layer, candidate)?.Cost;

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
        return InfoTable.FromRows(metric, Enumerable.Range(0, shape.Rows).Select(layer =>
            Enumerable.Range(0, shape.Columns).Select(candidate => (double?)this[layer, candidate]?.Get(metric) ?? double.NaN)));
    }
}
