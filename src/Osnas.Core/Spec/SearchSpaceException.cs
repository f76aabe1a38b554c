namespace Osnas;

/// <summary>The exception for a search space that can't be built. The message names the space, the layer and the candidate.</summary>
/// <param name="message">What is wrong and what to change.</param>
public sealed class SearchSpaceException(string message) : Exception(message);
