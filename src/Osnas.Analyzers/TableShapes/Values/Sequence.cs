using System.Collections.Immutable;

namespace Osnas.Analyzers.TableShapes.Values;

/// <summary>What an object with items is.</summary>
internal enum Container
{
    /// <summary>A list, which grows and shrinks.</summary>
    List,

    /// <summary>An array or a collection that is read only, which keeps its length.</summary>
    Array,

    /// <summary>A rectangular array: its items are its rows, and enumerating it gives their cells.</summary>
    Grid,

    /// <summary>An <see cref="InfoTable"/>: its items are its rows.</summary>
    Table,

    /// <summary>An enumerator: its first item is the current one.</summary>
    Enumerator,
}

/// <summary>
/// What is known of the items of an object, or of a collection that nothing changes. Either every item has a place
/// (<see cref="Items"/>), or only bounds of the length are known.
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
    public Origin Origin { get; init; }

    /// <summary>How many loops were around when it was created.</summary>
    public int Depth { get; init; }

    /// <summary>What was appended since, in order.</summary>
    public ImmutableArray<Append> Appends { get; private init; } = ImmutableArray<Append>.Empty;

    public Container Kind { get; init; } = Container.Array;

    /// <summary>The length; null if it isn't known.</summary>
    public int? Length => Items.IsDefault ? null : Items.Length;

    /// <summary>Whether the length never changes.</summary>
    public bool IsFixed => Kind is Container.Array or Container.Grid;

    /// <summary>All that is known of items, whether they have places or not.</summary>
    public IEnumerable<Value> Contents => Items.IsDefault ? new[] { Element } : Items;

    public static Sequence Of(IEnumerable<Value> items, Origin origin)
    {
        var all = items.ToImmutableArray();
        return all.Length <= Limits.Length ? new(all, all.Length, all.Length, Unknown, origin) : throw new CannotTellException(
            "a sequence is too long to follow");
    }

    /// <summary>A number of items of which the same is known.</summary>
    public static Sequence Repeat(Value item, int? length, Origin origin) =>
        length is >= 0 and <= Limits.Length ? Of(Enumerable.Repeat(item, length.Value), origin) : Between(0, null, item, origin);

    /// <summary>A sequence of which the bounds of the length are known.</summary>
    public static Sequence Between(int min, int? max, Value element, Origin origin) => new(default, min, max, element, origin);

    /// <summary>What is known of a sequence that is one of two.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <param name="join">What is known of an item that is one of two.</param>
    public static Sequence? Join(Sequence left, Sequence right, Func<Value, Value, Value> join)
    {
        if (left.Kind != right.Kind)
            return null;
        var appends = left.Appends.Length >= right.Appends.Length ? left.Appends : right.Appends;
        if (left.Length is { } length && length == right.Length)
            return left with { Items = left.Items.Zip(right.Items, join).ToImmutableArray(), Appends = appends };
        return left with
        {
            Items = default,
            Min = Math.Min(left.Min, right.Min),
            Max = left.Max is { } first && right.Max is { } second ? Math.Max(first, second) : null,
            Element = left.Max == 0 || right.Max == 0
                ? (left.Max == 0 ? right : left).Contents.Aggregate(join)
                : left.Contents.Concat(right.Contents).Aggregate(join),
            Appends = appends,
        };
    }

    /// <summary>The item at an index within the length.</summary>
    public Value? At(int? index) => !Items.IsDefault && index is { } place && place >= 0 && place < Items.Length ? Items[place] : null;

    /// <summary>The same sequence with other items, as many.</summary>
    public Sequence Map(Func<Value, int, Value> map) =>
        Items.IsDefault ? this with { Element = map(Element, 0) } : this with { Items = Items.Select(map).ToImmutableArray() };

    /// <summary>The same sequence with an item more at its end.</summary>
    /// <param name="item">The item, or what is known of every item where they have no places.</param>
    /// <param name="append">What appends it; null if it comes with the sequence.</param>
    public Sequence Add(Value item, Append? append = null)
    {
        var added = this with { Min = Min + 1, Max = Max + 1, Appends = append is null ? Appends : Appends.Add(append) };
        if (Items.IsDefault)
            return added with { Element = item };
        return Items.Length < Limits.Length ? added with { Items = Items.Add(item) } : throw new CannotTellException(
            "a sequence is too long to follow");
    }

    /// <summary>The same sequence with items more, whose number isn't known.</summary>
    public Sequence Widen(int min, int? max, Value element) =>
        this with { Items = default, Min = Min + min, Max = Max + max, Element = element };

    /// <summary>The same sequence without its first item.</summary>
    public Sequence Rest() => this with { Items = Items.RemoveAt(0), Min = Min - 1, Max = Max - 1 };

    /// <summary>The same sequence after something that may have changed it in any way. Rows of a grid keep their length.</summary>
    public Sequence Forget() => IsFixed
        ? Map((item, _) => Kind == Container.Grid && item is Sequence ? item : Unknown)
        : this with { Items = default, Min = 0, Max = null, Element = Unknown };
}
