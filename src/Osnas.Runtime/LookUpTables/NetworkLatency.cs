using System.Text.Json.Serialization;

namespace Osnas.LookUpTables;

/// <summary>The latency of whole networks at a batch size.</summary>
/// <param name="BatchSize">The number of images in a forward pass.</param>
/// <param name="Milliseconds">The time of a forward pass: the median of the measured networks, in milliseconds.</param>
public sealed record NetworkLatency(int BatchSize, double Milliseconds)
{
    /// <summary>Images per second.</summary>
    [JsonIgnore]
    public double ImagesPerSecond => BatchSize * 1000 / Milliseconds;
}
