namespace Osnas;

/// <summary>
/// A budget of the search space: each architecture that a search returns must meet it. A class can have several budgets.
/// </summary>
/// <param name="metric">The metric that is limited.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConstraintAttribute(InfoMetric metric) : Attribute
{
    /// <summary>The metric that is limited.</summary>
    public InfoMetric Metric { get; } = metric;

    /// <summary>
    /// The minimum value, itself allowed: multiply-accumulates, parameters or milliseconds, depending on the metric.
    /// </summary>
    public double AtLeast { get; set; } = double.NegativeInfinity;

    /// <summary>
    /// The maximum value, itself allowed: multiply-accumulates, parameters or milliseconds, depending on the metric.
    /// </summary>
    public double AtMost { get; set; } = double.PositiveInfinity;
}
