namespace Osnas.LookUpTables;

/// <summary>The exception for a request for latency without a measured table.</summary>
/// <param name="message">What exists, and what to do.</param>
public sealed class LatencyNotMeasuredException(string message) : InvalidOperationException(message);
