namespace Osnas.Latency;

/// <summary>The progress of a latency measurement.</summary>
/// <param name="Done">The number of blocks and networks that were measured.</param>
/// <param name="Total">The number of all blocks and networks.</param>
/// <param name="What">The description of the last block or network.</param>
/// <param name="Timing">The times of the last block or network.</param>
public sealed record LatencyStep(int Done, int Total, string What, Timing Timing);
