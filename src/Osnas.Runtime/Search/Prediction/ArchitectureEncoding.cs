namespace Osnas.Search;

/// <summary>An architecture as a kernel compares it.</summary>
/// <param name="Choices">The index of the choice of each search layer, in <see cref="LayerChoices"/>.</param>
/// <param name="Costs">The logarithms of its FLOPs and parameters, standardized.</param>
/// <param name="Objectives">The costs that are to be small, in the units of their metrics.</param>
internal sealed record EncodedArchitecture(int[] Choices, double[] Costs, double[] Objectives);

/// <summary>Encodes the architectures of a space.</summary>
internal sealed class ArchitectureEncoding
{
    // Known exactly for any space, without a measurement.
    private static readonly InfoMetric[] Metrics = [InfoMetric.Flops, InfoMetric.Params];

    private readonly BaseLookUpTable _table;
    private readonly IReadOnlyList<InfoMetric> _objectives;
    private readonly IReadOnlyList<LayerChoices> _layers;
    private readonly Dictionary<EquatableArray<int>, int>[] _indexes;
    private readonly StandardScale[] _costs;

    /// <summary>The encoding of a space.</summary>
    /// <param name="table">The costs of the space.</param>
    /// <param name="typical">Architectures whose costs are typical: they define the scale.</param>
    /// <param name="objectives">The costs that are to be small.</param>
    public ArchitectureEncoding(BaseLookUpTable table, IReadOnlyList<Architecture> typical, IReadOnlyList<InfoMetric> objectives)
    {
        _table = table;
        _objectives = objectives;
        _layers = LayerChoices.Of(table.Spec);
        _indexes = [.. _layers.Select(IndexChoices)];
        Distances = [.. _layers.Select(MeasureDistances)];
        _costs = [.. Metrics.Select(metric => StandardScale.Of([.. typical.Select(architecture => LogCost(metric, architecture))]))];
    }

    /// <summary>
    /// The distance between two choices of each layer, from 0 to 1: whether they differ, or in layers of several rows, the
    /// share of rows whose candidates differ. By layer, choice and other choice.
    /// </summary>
    public double[][][] Distances { get; }

    /// <summary>The number of costs.</summary>
    public int Costs => _costs.Length;

    /// <summary>Encodes an architecture.</summary>
    public EncodedArchitecture Encode(Architecture architecture)
    {
        var normal = _table.Spec.Normalize(architecture);
        return new(
            [.. _layers.Select((layer, index) => _indexes[index][new(layer.MadeBy(normal))])],
            [.. Metrics.Select((metric, index) => _costs[index].Standardize(LogCost(metric, normal)))],
            [.. _objectives.Select(metric => _table.GetModelInfo(metric, normal))]);
    }

    private static Dictionary<EquatableArray<int>, int> IndexChoices(LayerChoices layer) =>
        Enumerable.Range(0, layer.Count).ToDictionary(index => new EquatableArray<int>(layer[index]));

    private static double[][] MeasureDistances(LayerChoices layer) =>
        [.. layer.Select(first => layer.Select(second => CountDifferent(first, second) / (double)layer.Rows).ToArray())];

    // Rows of one layer are interchangeable, so their candidates are compared as multisets.
    private static int CountDifferent(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        var others = second.ToList();
        return first.Count(candidate => !others.Remove(candidate));
    }

    private double LogCost(InfoMetric metric, Architecture architecture) => Math.Log(1 + _table.GetModelInfo(metric, architecture));
}
