namespace Osnas.LookUpTables;

/// <summary>OSNASLib's names and units of metrics, which configuration files have.</summary>
internal static class ConfigMetric
{
    /// <summary>The key that names the metric.</summary>
    public const string Key = "search_utility.info_metric";

    /// <summary>OSNASLib's names, which can differ from Osnas's.</summary>
    public static (string Name, InfoMetric Value)[] OtherNames { get; } =
        [.. MetricCatalog.All.Select(metric => (metric.ConfigName, metric.Metric))];

    /// <summary>How many of Osnas's units OSNASLib's unit is.</summary>
    public static double Of(InfoMetric metric) => MetricCatalog.Of(metric).ConfigUnit;
}
