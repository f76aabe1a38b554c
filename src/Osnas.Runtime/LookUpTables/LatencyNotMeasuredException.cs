namespace Osnas.LookUpTables;

/// <summary>Latency was asked for where none was measured.</summary>
/// <param name="message">What exists, and what to do.</param>
public sealed class LatencyNotMeasuredException(string message) : InvalidOperationException(message);
