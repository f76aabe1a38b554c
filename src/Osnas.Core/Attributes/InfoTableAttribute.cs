namespace Osnas;

/// <summary>
/// Names a table of measured latency: a file from <c>table --metric latency --output</c> that is one of the project's
/// <c>AdditionalFiles</c>. The file is read at compile time and isn't needed at run time.
/// </summary>
/// <param name="metric">The measured metric, <see cref="InfoMetric.Latency"/>. The other metrics are exact and need no file.</param>
/// <param name="file">The name of the file or the end of its path, such as <c>pixel.json</c> or <c>tables/pixel.json</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InfoTableAttribute(InfoMetric metric, string file) : Attribute
{
    /// <summary>The measured metric.</summary>
    public InfoMetric Metric { get; } = metric;

    /// <summary>The name of the file or the end of its path.</summary>
    public string File { get; } = file;
}
