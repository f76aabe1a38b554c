using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>What a value can be assigned to: all that finds it is evaluated, once, before the value is.</summary>
/// <param name="Read">Reads it.</param>
/// <param name="Write">Assigns a value.</param>
internal sealed record Location(Func<Value> Read, Action<Value> Write);
