using System.Collections.Immutable;

namespace Osnas.Analyzers.TableShapes;

/// <summary>
/// What is known of the items of an array, a list, a table or a query. A table or rectangular array is a sequence of
/// rows. Either every item has a place (<see cref="Items"/>), or only bounds of the length are known.
/// </summary>
internal sealed record Sequence : Value
{
    private Sequence(ImmutableArray<Value> items, int min, int? max, Value element, Origin origin) =>
        (Items, Min, Max, Element, Origin) = (items, min, max, element, origin);

    /// <summary>The items; default if the length isn't known.</summary>
    public ImmutableArray<Value> Items { get; private init; }

    /// <summary>The least length.</summary>
    public int Min { get; private init; }

    /// <summary>The greatest length; null if there is no bound.</summary>
    public int? Max { get; private init; }

    /// <summary>What is known of every item, where the items aren't.</summary>
    public Value Element { get; private init; }

    /// <summary>What it began with.</summary>
    public Origin Origin { get; private init; }

    /// <summary>How many loops were around when it was created.</summary>
    public int Depth { get; init; }

    /// <summary>What was appended since, in order.</summary>
    public ImmutableArray<Append> Appends { get; private init; } = ImmutableArray<Append>.Empty;

    /// <summary>The list that a query runs over, and what it was; null if it is no query, or one over something that doesn't change.</summary>
    public (Reference List, Sequence Then)? Source { get; init; }

    /// <summary>Whether it is an array, which keeps its length.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether it is an enumerator: its first item is the current one.</summary>
    public bool IsEnumerator { get; init; }

    /// <summary>Whether it is an <see cref="InfoTable"/>.</summary>
    public bool IsTable { get; init; }

    /// <summary>The length; null if it isn't known.</summary>
    public int? Length => Items.IsDefault ? null : Items.Length;

    public static Sequence Of(IEnumerable<Value> items, Origin origin)
    {
        var all = items.ToImmutableArray();
        return new(all, all.Length, all.Length, Unknown, origin);
    }

    /// <summary>A number of items of which the same is known.</summary>
    public static Sequence Repeat(Value item, int? length, Origin origin) =>
        length is >= 0 and <= Limits.Length ? Of(Enumerable.Repeat(item, length.Value), origin) : Between(0, null, item, origin);

    /// <summary>A sequence of which the bounds of the length are known.</summary>
    public static Sequence Between(int min, int? max, Value element, Origin origin) => new(default, min, max, element, origin);

    public static Sequence Join(Sequence left, Sequence right)
    {
        if (left.Length is { } length && length == right.Length)
        {
            var items = left.Items.Zip(right.Items, Join).ToImmutableArray();
            return left with { Items = items, Appends = left.Appends.Length >= right.Appends.Length ? left.Appends : right.Appends };
        }

        return left with
        {
            Items = default,
            Min = Math.Min(left.Min, right.Min),
            Max = left.Max is { } first && right.Max is { } second ? Math.Max(first, second) : null,
            Element = (left.Max, right.Max) switch { (0, _) => right.Summary(), (_, 0) => left.Summary(), _ => Join(left.Summary(), right.Summary()) },
            Appends = left.Appends.Length >= right.Appends.Length ? left.Appends : right.Appends,
        };
    }

    /// <summary>What is known of every item.</summary>
    public Value Summary() => Items.IsDefault ? Element : Items.IsEmpty ? Unknown : Items.AsEnumerable().Aggregate(Join);

    /// <summary>The item at an index.</summary>
    public Value At(int? index) => !Items.IsDefault && index is { } place && place >= 0 && place < Items.Length ? Items[place] : Unknown;

    /// <summary>The same sequence with other items, as many.</summary>
    public Sequence Map(Func<Value, int, Value> map) =>
        Items.IsDefault ? this with { Element = map(Element, 0) } : this with { Items = Items.Select(map).ToImmutableArray() };

    /// <summary>The same sequence with an item more at its end.</summary>
    public Sequence Add(Value item, Append append)
    {
        var added = this with { Min = Min + 1, Max = Max + 1, Appends = Appends.Add(append) };
        return Items.IsDefault
            ? added with { Element = Max == 0 ? item : Join(Element, item) }
            : added with { Items = Items.Add(item) };
    }

    /// <summary>The same sequence without its first item.</summary>
    public Sequence Rest() => this with { Items = Items.RemoveAt(0), Min = Min - 1, Max = Max - 1 };

    /// <summary>The same sequence after something that may have changed it in any way.</summary>
    public Sequence Forget() => IsFixed
        ? Map((item, _) => item is Sequence ? item : Unknown)
        : this with { Items = default, Min = 0, Max = null, Element = Unknown };
}
