namespace Osnas;

/// <summary>A budget that every searched architecture has to meet.</summary>
/// <param name="metric">What is limited.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConstraintAttribute(InfoMetric metric) : Attribute
{
    /// <summary>What is limited.</summary>
    public InfoMetric Metric { get; } = metric;

    /// <summary>The least allowed value, in the metric's unit.</summary>
    public double AtLeast { get; set; } = double.NegativeInfinity;

    /// <summary>The greatest allowed value, in the metric's unit.</summary>
    public double AtMost { get; set; } = double.PositiveInfinity;
}
