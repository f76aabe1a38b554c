using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>The target of an assignment. Its parts are evaluated once, before the value.</summary>
/// <param name="Read">Reads it.</param>
/// <param name="Write">Assigns a value.</param>
internal sealed record Location(Func<Value> Read, Action<Value> Write);
