namespace Osnas.LookUpTables;

/// <summary>OSNASLib's names and units of metrics, which configuration files have. Osnas counts multiply-accumulates, parameters and milliseconds.</summary>
internal static class MetricUnits
{
    /// <summary>The key that names the metric.</summary>
    public const string Key = "search_utility.info_metric";

    /// <summary>The names that aren't Osnas's.</summary>
    public static (string Name, InfoMetric Value)[] OtherNames { get; } = [("param", InfoMetric.Params)];

    /// <summary>How many of Osnas's units OSNASLib's unit is.</summary>
    public static double Of(InfoMetric metric) => metric switch
    {
        InfoMetric.Flops => 1e6,
        InfoMetric.Params => 1,
        InfoMetric.Latency => 1e3,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "There is no such metric."),
    };
}
