namespace Osnas.Graph;

/// <summary>A block can't be built with these options on this input. The message is a clause that says why.</summary>
/// <param name="message">Why, as in <c>4 groups don't divide 18 channels</c>.</param>
public sealed class GraphException(string message) : Exception(message);
