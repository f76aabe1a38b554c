namespace Osnas;

/// <summary>A budget: the allowed range of a metric of an architecture. Both ends are allowed.</summary>
/// <param name="Metric">The metric that is limited.</param>
/// <param name="AtMost">The maximum value, in the metric's unit.</param>
/// <param name="AtLeast">The minimum value, in the metric's unit.</param>
public sealed record ConstraintCfg(
    InfoMetric Metric, double AtMost = double.PositiveInfinity, double AtLeast = double.NegativeInfinity)
{
    /// <summary>The ends of the range that limit anything, the lower one first.</summary>
    internal IReadOnlyList<double> Bounds =>
        [.. new[] { AtLeast, AtMost }.Where(bound => !double.IsNaN(bound) && !double.IsInfinity(bound))];

    /// <summary>Whether a value is in the range.</summary>
    /// <param name="value">The value, in the metric's unit.</param>
    /// <returns>true if it is; otherwise, false.</returns>
    public bool IsMetBy(double value) => value >= AtLeast && value <= AtMost;

    /// <summary>Formats the budget, for example <c>FLOPs at most 300,000,000</c> or <c>Latency at most 5 ms</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var words = new List<string> { MetricCatalog.Find(Metric)?.Title ?? Metric.ToString() };
        if (!double.IsNegativeInfinity(AtLeast))
            words.Add("at least " + Format(AtLeast));
        if (!double.IsPositiveInfinity(AtMost))
            words.Add("at most " + Format(AtMost));
        return string.Join(" ", words);
    }

    // An attribute can have an undefined metric, and the message about it shows the budget.
    private string Format(double value) => MetricCatalog.Find(Metric)?.Format(value) ?? MetricDefinition.FormatNumber(value);
}
