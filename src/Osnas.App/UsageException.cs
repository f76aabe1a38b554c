namespace Osnas.App;

/// <summary>The command line is incomplete or contradictory.</summary>
/// <param name="message">What to change.</param>
internal sealed class UsageException(string message) : Exception(message);
