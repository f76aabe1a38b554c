namespace Osnas;

/// <summary>A budget: the range that a metric of an architecture has to be in, both ends included.</summary>
/// <param name="Metric">What is limited.</param>
/// <param name="AtMost">The greatest allowed value, in the metric's unit.</param>
/// <param name="AtLeast">The least allowed value, in the metric's unit.</param>
public sealed record ConstraintCfg(
    InfoMetric Metric, double AtMost = double.PositiveInfinity, double AtLeast = double.NegativeInfinity)
{
    /// <summary>Whether a value is in the range.</summary>
    /// <param name="value">The value, in the metric's unit.</param>
    /// <returns>Whether it is.</returns>
    public bool IsMetBy(double value) => value >= AtLeast && value <= AtMost;

    /// <summary>The budget in words, as in <c>Flops at most 300,000,000</c> or <c>Latency at most 5 ms</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var words = new List<string> { Metric.ToString() };
        if (!double.IsNegativeInfinity(AtLeast))
            words.Add("at least " + Format(AtLeast));
        if (!double.IsPositiveInfinity(AtMost))
            words.Add("at most " + Format(AtMost));
        return string.Join(" ", words);
    }

    // An attribute may name a metric that there isn't: the message about that shows the budget.
    private string Format(double value) => MetricCatalog.Find(Metric)?.Format(value) ?? MetricDefinition.FormatNumber(value);
}
