namespace Osnas;

/// <summary>A budget that every architecture found by a search must meet.</summary>
/// <param name="metric">The metric that is limited.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConstraintAttribute(InfoMetric metric) : Attribute
{
    /// <summary>The metric that is limited.</summary>
    public InfoMetric Metric { get; } = metric;

    /// <summary>The minimum value, in the metric's unit.</summary>
    public double AtLeast { get; set; } = double.NegativeInfinity;

    /// <summary>The maximum value, in the metric's unit.</summary>
    public double AtMost { get; set; } = double.PositiveInfinity;
}
