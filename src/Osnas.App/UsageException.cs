namespace Osnas.App;

/// <summary>The command line lacks something, or contradicts itself.</summary>
/// <param name="message">What to change.</param>
internal sealed class UsageException(string message) : Exception(message);
