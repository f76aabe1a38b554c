namespace Osnas.LookUpTables;

/// <summary>Metrics in configuration files, which have OSNASLib's names and units.</summary>
internal static class ConfigMetrics
{
    /// <summary>The key that names the metric.</summary>
    public const string Key = "search_utility.info_metric";

    /// <summary>OSNASLib's names.</summary>
    public static (string Name, InfoMetric Value)[] Names { get; } =
        [.. MetricCatalog.All.Select(metric => (metric.ConfigName, metric.Metric))];

    /// <summary>How many of Osnas's units OSNASLib's unit is.</summary>
    public static double UnitOf(InfoMetric metric) => MetricCatalog.Of(metric).ConfigUnit;
}
