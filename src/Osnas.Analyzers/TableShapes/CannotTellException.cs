namespace Osnas.Analyzers.TableShapes;

/// <summary>The exception for code that the interpreter can't follow.</summary>
/// <param name="reason">The reason, for the user.</param>
internal sealed class CannotTellException(string reason) : Exception(reason);
