using Microsoft.CodeAnalysis;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>Enumerates what a program enumerates: item by item, when the item is asked for.</summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class Enumeration(Interpreter interpreter)
{
    private Memory Memory => interpreter.Memory;

    /// <summary>The items of a value. The last may stand for a number of items that isn't known.</summary>
    public IEnumerable<Item> Enumerate(Value value) => value switch
    {
        Reference reference => EnumerateObject(reference),
        Sequence sequence => EnumerateItems(sequence),
        Query query => interpreter.Items.Enumerate(query.Call),
        Iterator iterator => EnumerateIterator(iterator),
        Known { Data: string text } => text.Select(letter => new Item(new Known(letter))),
        Known { Data: null } => throw new CannotTellException("null is enumerated"),
        _ => EnumerateUnknown(value),
    };

    /// <summary>All items of a value, as they are now.</summary>
    /// <param name="value">The value.</param>
    /// <param name="place">Where it is used.</param>
    public Sequence Collect(Value value, SyntaxNode place)
    {
        if (Memory.Follow(value) is { Kind: Container.List or Container.Array } known)
            return known;
        var (origin, depth) = OriginOf(value, place);
        return ExtendAll(Sequence.Of([], origin) with { Depth = depth }, Enumerate(value));
    }

    /// <summary>A sequence with other items at its end.</summary>
    public Sequence ExtendAll(Sequence sequence, IEnumerable<Item> items)
    {
        foreach (var item in items)
        {
            if (!Memory.IsReached)
                break;
            Memory.Spend(1 + ((sequence.Length ?? 0) / Limits.ItemsPerStep));
            sequence = Extend(sequence, item);
        }

        return sequence;
    }

    /// <summary>A sequence with an item at its end, or with all that it stands for.</summary>
    public Sequence Extend(Sequence sequence, Item item)
    {
        if (item.Rest is null && sequence.Length is not null)
            return sequence.Add(item.Value, item.Append);
        var element = sequence.Max == 0 ? item.Value : OneRow(sequence, item.Value) ?? Memory.AnyOf([.. sequence.Contents, item.Value]);
        return item.Rest is { } rest ? sequence.Widen(rest.Min, rest.Max, element) : sequence.Add(element, item.Append);
    }

    /// <summary>Where the length of a value comes from, and how many loops were around it when it was made.</summary>
    public (Origin Origin, int Depth) OriginOf(Value value, SyntaxNode place)
    {
        var depth = interpreter.Current.Loops.Length;
        return value switch
        {
            Query query => interpreter.Queries.OriginOf(query.Call),
            Iterator iterator => (new(iterator.Function.Body.Syntax, OriginKind.Empty), depth),
            _ when Memory.Follow(value) is { } sequence => (sequence.Origin, sequence.Appends.IsEmpty ? depth : sequence.Depth),
            _ => (new(place, OriginKind.Literal), depth),
        };
    }

    /// <summary>The length of a value, where it is known without enumerating it.</summary>
    public int? LengthOf(Value value) => value switch
    {
        Query query => interpreter.Queries.LengthOf(query.Call),
        _ when Memory.Follow(value) is { Kind: Container.List or Container.Array } sequence => sequence.Length,
        _ => null,
    };

    /// <summary>A row whose length is the same whichever of some it is.</summary>
    private static Sequence? OneRow(Sequence rows, Value row) =>
        row is Sequence { Length: { } length } && rows.Contents.All(item => item is Sequence other && other.Length == length)
            ? (Sequence)row
            : null;

    private IEnumerable<Item> EnumerateUnknown(Value value)
    {
        Memory.Lose(value);
        yield return Item.Any(Value.Unknown);
    }

    private IEnumerable<Item> EnumerateObject(Reference reference)
    {
        var start = Memory.Follow(reference);
        if (start is not { Kind: not (Container.Table or Container.Enumerator) })
            return EnumerateUnknown(reference);
        return start switch
        {
            { Kind: Container.Grid } => start.Length is not null && start.Items.All(row => row is Sequence { Length: not null })
                ? start.Items.SelectMany(row => EnumerateItems((Sequence)row))
                : [Item.Any(Value.Unknown)],
            { Length: null } => EnumerateItems(start),
            { Kind: Container.Array } =>
                Enumerable.Range(0, start.Length.Value).Select(index => new Item(Memory.Follow(reference)?.At(index) ?? Value.Unknown)),
            _ => EnumerateList(reference, start),
        };
    }

    private IEnumerable<Item> EnumerateList(Reference reference, Sequence start)
    {
        foreach (var item in EnumerateItems(start))
        {
            yield return item;
            if (Memory.IsReached && !ReferenceEquals(Memory.Follow(reference), start))
                throw new CannotTellException("a list changes while something enumerates it");
        }
    }

    private static IEnumerable<Item> EnumerateItems(Sequence sequence)
    {
        if (sequence.Length is not { } length)
        {
            yield return Item.Any(sequence.Element, sequence.Min, sequence.Max);
            yield break;
        }

        var appended = length - sequence.Appends.Length;
        for (var index = 0; index < length; index++)
            yield return new(sequence.Items[index], index < appended ? null : sequence.Appends[index - appended]);
    }

    /// <summary>Runs a method with <c>yield</c> from item to item.</summary>
    private IEnumerable<Item> EnumerateIterator(Iterator iterator)
    {
        var outside = interpreter.Current;
        var activation = interpreter.Calls.Enter(iterator.Function, iterator.Arguments, iterator.Function.Body.Syntax);
        using var items = interpreter.Statements.Run(iterator.Function.Body).GetEnumerator();
        interpreter.Current = outside;
        while (Advance())
            yield return items.Current;

        foreach (var end in activation.Returns)
            Memory.Now = Memory.Join(Memory.Now, end.State);

        bool Advance()
        {
            var caller = interpreter.Current;
            interpreter.Current = activation;
            var isThere = items.MoveNext();
            interpreter.Current = caller;
            return isThere;
        }
    }
}
