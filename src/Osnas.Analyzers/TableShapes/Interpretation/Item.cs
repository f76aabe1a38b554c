using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>The next item of an enumeration.</summary>
/// <param name="Value">The item, or what is known of each of the rest.</param>
/// <param name="Append">What made the item, where that is known.</param>
/// <param name="Rest">The number of items that this stands for, the last of all; null if it is one.</param>
internal readonly record struct Item(Value Value, Append? Append = null, Bounds? Rest = null)
{
    /// <summary>Any number of items.</summary>
    public static Item Any(Value element, int min = 0, int? max = null) => new(element, null, new(min, max));
}

/// <summary>Bounds of a number of items.</summary>
/// <param name="Min">The least number.</param>
/// <param name="Max">The greatest number; null if there is none.</param>
internal readonly record struct Bounds(int Min, int? Max);
