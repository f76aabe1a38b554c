namespace Osnas.LookUpTables;

/// <summary>How configuration files name metrics, and the units of their numbers: those of OSNASLib.</summary>
internal static class ConfigMetric
{
    /// <summary>The key that names the metric.</summary>
    public const string Key = "search_utility.info_metric";

    /// <summary>The names that aren't Osnas's.</summary>
    public static (string Name, InfoMetric Value)[] OtherNames { get; } =
        [.. MetricCatalog.All.Where(metric => metric.ConfigName != metric.Name).Select(metric => (metric.ConfigName, metric.Metric))];

    /// <summary>How many of Osnas's units the unit of a configuration is.</summary>
    public static double UnitOf(InfoMetric metric) => MetricCatalog.Of(metric).ConfigUnit;
}
