namespace Osnas.Benchmarks;

/// <summary>One row of the table of docs/performance.md.</summary>
/// <param name="What">What is measured, with shapes and threads.</param>
/// <param name="Against">The peer, with its version; a dash if there is none.</param>
/// <param name="Unit">The unit of both medians.</param>
/// <param name="Ours">The median of Osnas.</param>
/// <param name="Theirs">The median of the peer; null without one.</param>
/// <param name="Ratio">The ratio that the target is about; null if it isn't about one.</param>
/// <param name="Target">What is to be reached, such as <c>&gt;= 1.15</c> or <c>&lt; 10 ms</c>.</param>
/// <param name="Reached">Whether it is reached.</param>
/// <param name="Note">What a reader has to know besides; null for nothing.</param>
internal sealed record BenchRow(
    string What, string Against, string Unit, double Ours, double? Theirs, Ratio? Ratio, string Target, bool Reached, string? Note = null);
