using System.Globalization;
using Osnas.Graph;

namespace Osnas;

/// <summary>Everything that Osnas knows of a metric. <see cref="MetricCatalog"/> declares each metric once.</summary>
public sealed class MetricDefinition
{
    // Six digits behind the point are a billionth of a second.
    private const string AnyNumber = "#,0.######";

    private readonly Func<OpGraph, long>? _compute;

    /// <summary>Declares a metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="unit">The unit in words.</param>
    /// <param name="compute">Computes it exactly from a block; null if it is measured.</param>
    internal MetricDefinition(InfoMetric metric, string unit, Func<OpGraph, long>? compute)
    {
        Metric = metric;
        Unit = unit;
        Name = metric.ToString().ToLowerInvariant();
        ConfigName = Name;
        _compute = compute;
    }

    /// <summary>The metric.</summary>
    public InfoMetric Metric { get; }

    /// <summary>Its name on the command line and in files, as in <c>flops</c>.</summary>
    public string Name { get; }

    /// <summary>What others call it.</summary>
    public IReadOnlyList<string> Aliases { get; internal init; } = [];

    /// <summary>What an alias needs to be told besides the name; empty if nothing.</summary>
    public string AliasAdvice { get; internal init; } = string.Empty;

    /// <summary>Its name in OSNASLib's configurations.</summary>
    public string ConfigName { get; internal init; }

    /// <summary>How many of Osnas's units the unit of OSNASLib's configurations is.</summary>
    public double ConfigUnit { get; internal init; } = 1;

    /// <summary>The unit in words, as in <c>parameters</c> or <c>milliseconds</c>.</summary>
    public string Unit { get; }

    /// <summary>The unit as it follows every number, as in <c>ms</c>; empty for counts.</summary>
    public string Symbol { get; internal init; } = string.Empty;

    /// <summary>The units in which people write a value.</summary>
    internal MetricScale Scale { get; init; } = MetricScale.Counts;

    /// <summary>The format of values in tables and summaries.</summary>
    public string NumberFormat { get; internal init; } = "N0";

    /// <summary>Whether it is measured on a device. If not, it is a whole number that is computed exactly from a graph.</summary>
    public bool IsMeasured => _compute is null;

    /// <summary>Whether a block has another value at another size of the image.</summary>
    public bool DependsOnInputSize { get; internal init; } = true;

    /// <summary>How the values of the layers make that of a network.</summary>
    public MetricCombination Combination { get; internal init; } = MetricCombination.Sum;

    /// <summary>The exact value of a block.</summary>
    /// <param name="graph">The block.</param>
    /// <returns>The value, for one image.</returns>
    /// <exception cref="NotSupportedException">The metric can't be computed, only measured.</exception>
    /// <exception cref="OverflowException">The value is greater than a <see cref="long"/> can hold.</exception>
    public long Of(OpGraph graph) =>
        _compute is not null ? _compute(graph) : throw new NotSupportedException($"{Metric} is measured, not computed.");

    /// <summary>A value in words, as in <c>105,312</c> or <c>2.5 ms</c>.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    public string Format(double value) => Symbol.Length == 0 ? FormatNumber(value) : $"{FormatNumber(value)} {Symbol}";

    /// <summary>A value without its unit, as in <c>105,312</c> or <c>2.5</c>.</summary>
    internal static string FormatNumber(double value) => value.ToString(AnyNumber, CultureInfo.InvariantCulture);
}
