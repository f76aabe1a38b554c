namespace Osnas.Analyzers.TableShapes;

/// <summary>The interpreter doesn't follow the program any further.</summary>
/// <param name="reason">Why, for the user.</param>
internal sealed class CannotTellException(string reason) : Exception(reason);
