namespace Osnas;

/// <summary>
/// Names a table that was measured elsewhere: a file that <c>table --metric latency --output</c> wrote, among the
/// project's <c>AdditionalFiles</c>. It is read while compiling, so the look-up table answers without the file.
/// </summary>
/// <param name="metric">What was measured: <see cref="InfoMetric.Latency"/>; the others are exact and need no file.</param>
/// <param name="file">The file, or the end of its path: <c>pixel.json</c> or <c>tables/pixel.json</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InfoTableAttribute(InfoMetric metric, string file) : Attribute
{
    /// <summary>What was measured.</summary>
    public InfoMetric Metric { get; } = metric;

    /// <summary>The file, or the end of its path.</summary>
    public string File { get; } = file;
}
