namespace Osnas.Latency;

/// <summary>The progress of a measurement.</summary>
/// <param name="Done">Blocks and networks measured so far.</param>
/// <param name="Total">Blocks and networks in all.</param>
/// <param name="What">The last one.</param>
/// <param name="Timing">Its times.</param>
public sealed record LatencyStep(int Done, int Total, string What, Timing Timing);
