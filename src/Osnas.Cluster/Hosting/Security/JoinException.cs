namespace Osnas.Cluster;

/// <summary>A worker can't join, and trying again doesn't help.</summary>
/// <param name="message">Why, and what to change.</param>
/// <param name="inner">What it comes from.</param>
internal sealed class JoinException(string message, Exception? inner = null) : IOException(message, inner);
