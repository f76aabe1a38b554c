namespace Osnas;

/// <summary>The definitions of all metrics. Each metric is declared here and nowhere else.</summary>
/// <remarks>
/// A new metric needs a member of <see cref="InfoMetric"/> and a declaration here. An exact metric declares how it is computed
/// from the graph of a block; tables, budgets, statistics, generated constants and the command <c>table</c> follow. The commands
/// <c>cost</c> and <c>list</c> and the files of a run have FLOPs and parameters only: programs read these formats.
/// </remarks>
public static class MetricCatalog
{
    private static readonly MetricDefinition[] Definitions =
    [
        new(InfoMetric.Flops, "FLOPs", graph => graph.Cost.Flops)
        {
            Title = "FLOPs",
            Aliases = ["flop", "mac", "macs", "macc", "maccs", "madd", "madds", "multadds"],
            ConfigUnit = 1e6,
            ConfigUnitName = "millions of FLOPs",
        },
        new(InfoMetric.Params, "parameters", graph => graph.Cost.Params)
        {
            Aliases = ["param", "parameter", "parameters", "weights"],
            ConfigName = "param",
            DependsOnInputSize = false,
        },
        new(InfoMetric.Latency, "milliseconds", compute: null)
        {
            Aliases = ["time", "ms", "runtime", "delay"],
            ConfigUnit = 1e3,
            ConfigUnitName = "seconds",
            Symbol = "ms",
            Scale = MetricScale.Times,
            NumberFormat = "0.000",
        },
    ];

    /// <summary>All metrics, in the order of <see cref="InfoMetric"/>.</summary>
    public static IReadOnlyList<MetricDefinition> All { get; } = [.. Definitions];

    /// <summary>The exact metrics, which are computed from a graph.</summary>
    public static IEnumerable<MetricDefinition> Exact => All.Where(metric => !metric.IsMeasured);

    /// <summary>Finds the definition of a metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <returns>The definition.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such metric.</exception>
    public static MetricDefinition Of(InfoMetric metric) => Find(metric) ?? throw Unknown(metric);

    /// <summary>Finds the definition of a metric.</summary>
    /// <param name="metric">The metric, which can be an undefined value.</param>
    /// <returns>The definition, or null if there is no such metric.</returns>
    public static MetricDefinition? Find(InfoMetric metric) => FindPlace(metric) is var place && place < 0 ? null : Definitions[place];

    /// <summary>Finds the definition of a metric.</summary>
    /// <param name="name">The name of the metric, such as <c>flops</c>, in any case.</param>
    /// <returns>The definition, or null if no metric has the name.</returns>
    public static MetricDefinition? Find(string name) =>
        All.FirstOrDefault(definition => definition.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The place of a metric in <see cref="All"/>, for arrays with an item for each metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such metric.</exception>
    internal static int PlaceOf(InfoMetric metric) => FindPlace(metric) is var place && place >= 0 ? place : throw Unknown(metric);

    /// <summary>
    /// Finds the metric that users call so, and the unit that the word counts in: 1 for <c>macs</c>, 1,000,000 for
    /// <c>mflops</c>.
    /// </summary>
    /// <param name="word">A name or an alias, in any case; that of a count may follow a <c>k</c>, <c>M</c> or <c>G</c>.</param>
    /// <returns>The definition and the unit; null if no metric is called so.</returns>
    internal static (MetricDefinition Metric, double Unit)? FindWord(string word)
    {
        if (FindAlias(word) is { } metric)
            return (metric, 1);
        return word.Length > 1 && FindAlias(word.Substring(1)) is { Scale: var scale } count && scale == MetricScale.Counts
            && scale.TryFind(word.Substring(0, 1), out var unit)
            ? (count, unit)
            : null;
    }

    /// <summary>The place of a metric; -1 if there is none. The value of the enumeration isn't a place: it may have gaps.</summary>
    private static int FindPlace(InfoMetric metric)
    {
        for (var place = 0; place < Definitions.Length; place++)
        {
            if (Definitions[place].Metric == metric)
                return place;
        }

        return -1;
    }

    private static ArgumentOutOfRangeException Unknown(InfoMetric metric) =>
        new(nameof(metric), metric, $"The metric must be {Words.Members<InfoMetric>()}.");

    private static MetricDefinition? FindAlias(string word) =>
        Find(word) ?? All.FirstOrDefault(definition => definition.Aliases.Contains(word, StringComparer.OrdinalIgnoreCase));
}
