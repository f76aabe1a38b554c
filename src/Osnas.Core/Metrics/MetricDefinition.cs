using System.Globalization;
using Osnas.Graph;

namespace Osnas;

/// <summary>The definition of a metric. <see cref="MetricCatalog"/> declares each metric once.</summary>
public sealed class MetricDefinition
{
    // Six decimal places of a millisecond are a billionth of a second.
    private const string AnyNumber = "#,0.######";

    private readonly Func<OpGraph, long>? _compute;

    /// <summary>Declares a metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="unit">The name of the unit.</param>
    /// <param name="compute">Computes the exact value of a block; null if the metric is measured.</param>
    internal MetricDefinition(InfoMetric metric, string unit, Func<OpGraph, long>? compute)
    {
        Metric = metric;
        Unit = unit;
        Title = metric.ToString();
        Name = Title.ToLowerInvariant();
        ConfigName = Name;
        ConfigUnitName = unit;
        _compute = compute;
    }

    /// <summary>The metric.</summary>
    public InfoMetric Metric { get; }

    /// <summary>The name on the command line and in files, such as <c>flops</c>.</summary>
    public string Name { get; }

    /// <summary>The name in sentences, such as <c>FLOPs</c>.</summary>
    internal string Title { get; init; }

    /// <summary>Other names for the metric.</summary>
    public IReadOnlyList<string> Aliases { get; internal init; } = [];

    /// <summary>The name in OSNASLib's configurations.</summary>
    public string ConfigName { get; internal init; }

    /// <summary>The unit of OSNASLib's configurations in units of Osnas, such as 1,000,000 for FLOPs.</summary>
    public double ConfigUnit { get; internal init; } = 1;

    /// <summary>The name of that unit, such as <c>millions of FLOPs</c>.</summary>
    internal string ConfigUnitName { get; init; }

    /// <summary>The name of the unit, such as <c>parameters</c> or <c>milliseconds</c>.</summary>
    public string Unit { get; }

    /// <summary>The symbol of the unit after a number, such as <c>ms</c>; empty for counts.</summary>
    public string Symbol { get; internal init; } = string.Empty;

    /// <summary>The unit behind a number: its symbol, or its name if it has none.</summary>
    internal string ShortUnit => Symbol.Length > 0 ? Symbol : Unit;

    /// <summary>The units in which users write a value.</summary>
    internal MetricScale Scale { get; init; } = MetricScale.Counts;

    /// <summary>The format of values in tables and summaries.</summary>
    public string NumberFormat { get; internal init; } = "N0";

    /// <summary>Whether the metric is measured on a device. Otherwise, it is a whole number that is computed from a graph.</summary>
    public bool IsMeasured => _compute is null;

    /// <summary>Whether the value of a block depends on the size of the image.</summary>
    public bool DependsOnInputSize { get; internal init; } = true;

    /// <summary>How the values of layers combine to the value of a network.</summary>
    public MetricCombination Combination { get; internal init; } = MetricCombination.Sum;

    /// <summary>Computes the exact value of a block.</summary>
    /// <param name="graph">The block.</param>
    /// <returns>The value, for one image.</returns>
    /// <exception cref="NotSupportedException">The metric is measured, not computed.</exception>
    /// <exception cref="OverflowException">The value exceeds the range of <see cref="long"/>.</exception>
    public long Of(OpGraph graph) =>
        _compute is not null ? _compute(graph) : throw new NotSupportedException($"{Metric} is measured, not computed.");

    /// <summary>Formats a value with its unit, for example <c>105,312</c> or <c>2.5 ms</c>.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public string Format(double value) => Symbol.Length == 0 ? FormatNumber(value) : $"{FormatNumber(value)} {Symbol}";

    /// <summary>Formats a value without its unit, for example <c>105,312</c> or <c>2.5</c>.</summary>
    internal static string FormatNumber(double value) => value.ToString(AnyNumber, CultureInfo.InvariantCulture);
}
