namespace Osnas;

/// <summary>The metrics, each declared once: whoever needs to know something of one asks here.</summary>
public static class MetricCatalog
{
    /// <summary>All metrics, in the order of <see cref="InfoMetric"/>.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } =
    [
        new(InfoMetric.Flops, "FLOPs", graph => graph.Cost.Flops)
        {
            Aliases = ["mac", "macs", "madd", "madds", "multadds", "maccs", "gmacs", "mmacs", "mflops", "gflops", "mflop", "gflop"],
            AliasAdvice = "multiply-accumulates, without a unit before it",
            ConfigUnit = 1e6,
        },
        new(InfoMetric.Params, "parameters", graph => graph.Cost.Params)
        {
            Aliases = ["parameter", "parameters", "weights", "mparams"],
            ConfigName = "param",
            DependsOnInputSize = false,
        },
        new(InfoMetric.Latency, "milliseconds", compute: null)
        {
            Aliases = ["time", "ms", "runtime", "speed", "delay"],
            ConfigUnit = 1e3,
            Symbol = "ms",
            Scale = MetricScale.Times,
            NumberFormat = "0.000",
        },
    ];

    /// <summary>The metrics that are computed exactly from a graph.</summary>
    public static IEnumerable<MetricDefinition> Exact => All.Where(metric => !metric.IsMeasured);

    /// <summary>What is known of a metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <returns>Its definition.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such metric.</exception>
    public static MetricDefinition Of(InfoMetric metric) => Find(metric)
        ?? throw new ArgumentOutOfRangeException(nameof(metric), metric, $"A metric is {Words.Members<InfoMetric>()}.");

    /// <summary>What is known of a metric.</summary>
    /// <param name="metric">The metric, which may be any number.</param>
    /// <returns>Its definition, or null if there is no such metric.</returns>
    public static MetricDefinition? Find(InfoMetric metric) => All.FirstOrDefault(definition => definition.Metric == metric);

    /// <summary>What is known of a metric.</summary>
    /// <param name="name">Its name, as in <c>flops</c>, in any case.</param>
    /// <returns>Its definition, or null if no metric has that name.</returns>
    public static MetricDefinition? Find(string name) =>
        All.FirstOrDefault(definition => definition.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
