using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>The items of queries of LINQ, each made when it is asked for.</summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class QueryItems(Interpreter interpreter)
{
    private Memory Memory => interpreter.Memory;

    private Enumeration Enumeration => interpreter.Enumeration;

    /// <summary>The items of a query.</summary>
    public IEnumerable<Item> Enumerate(Call call) => call.Name switch
    {
        "Select" => Select(call),
        "Where" => Where(call),
        "SelectMany" => SelectMany(call),
        "Concat" => Concat(call, Enumeration.Enumerate(call[0]), () => Enumeration.Enumerate(call[1])),
        "Append" => Concat(call, Enumeration.Enumerate(call[0]), () => [new(call[1])]),
        "Prepend" => Concat(call, [new(call[1])], () => Enumeration.Enumerate(call[0])),
        "Take" => call[1].Integer is { } count ? Take(call[0], count) : Some(call),
        "Skip" => call[1].Integer is { } skipped ? Skip(call, skipped) : Some(call),
        "TakeWhile" => TakeWhile(call),
        "SkipWhile" => SkipWhile(call),
        "Zip" => Zip(call),
        "Reverse" => Collected(call, sequence => sequence.Map((_, index) => sequence.At(sequence.Length - 1 - index) ?? sequence.Element)),
        "Order" or "OrderDescending" => Collected(call, Shuffle),
        "OrderBy" or "OrderByDescending" or "ThenBy" or "ThenByDescending" => Collected(call, Shuffle),
        "Chunk" => Chunk(call),
        "Cast" => Enumeration.Enumerate(call[0]),
        "DefaultIfEmpty" => DefaultIfEmpty(call),
        "Index" => Number(call),
        _ => Some(call),
    };

    /// <summary>The items that a function makes of others.</summary>
    public IEnumerable<Item> Select(Call call)
    {
        var takesIndex = IndexIsAsked(call);
        var index = 0;
        foreach (var item in Enumeration.Enumerate(call[0]))
        {
            if (!Memory.IsReached)
                yield break;
            if (item.Rest is { } rest)
            {
                var element = Value.Unknown;
                interpreter.Loops.AnyNumberOfTimes(() =>
                    element = takesIndex ? Apply(call[1], call, item.Value, Value.Unknown) : Apply(call[1], call, item.Value));
                if (Memory.Follow(element) is { Kind: Container.Array, Length: { } length } row)
                    yield return Item.Any(Sequence.Repeat(Memory.Lose(element), length, row.Origin), rest.Min, rest.Max);
                else
                    yield return Item.Any(Memory.Lose(element), rest.Min, rest.Max);
                yield break;
            }

            var value = takesIndex ? Apply(call[1], call, item.Value, new Known(index++)) : Apply(call[1], call, item.Value);
            yield return item with { Value = value };
        }
    }

    private static bool IndexIsAsked(Call call) =>
        call.Method.OriginalDefinition.Parameters[call.Method.Parameters.Length - call.Arguments.Count + 1].Type
            is INamedTypeSymbol { TypeArguments.Length: 3 };

    /// <summary>The items that meet a condition.</summary>
    public IEnumerable<Item> Where(Call call)
    {
        if (IndexIsAsked(call))
        {
            foreach (var item in Some(call))
                yield return item;
            yield break;
        }

        using var items = Enumeration.Enumerate(call[0]).GetEnumerator();
        while (items.MoveNext() && Memory.IsReached)
        {
            var item = items.Current;
            var isKept = item.Rest is null ? Apply(call[1], call, item.Value).Boolean : null;
            if (isKept == true)
                yield return new(item.Value);
            if (isKept is not null)
                continue;
            yield return interpreter.Purely(() => Sift(call, item, items));
            yield break;
        }
    }

    /// <summary>Combines the remaining items, after an item for which it is unknown whether it is kept.</summary>
    private Item Sift(Call call, Item first, IEnumerator<Item> others)
    {
        var (min, max) = (0, first.Rest is { } rest ? rest.Max : 1);
        var elements = new List<Value> { first.Value };
        if (first.Rest is not null)
            interpreter.Loops.AnyNumberOfTimes(() => Apply(call[1], call, first.Value));
        while (first.Rest is null && Memory.IsReached && others.MoveNext())
        {
            var isKept = Apply(call[1], call, others.Current.Value).Boolean;
            if (others.Current.Rest is { } more)
                max += more.Max;
            else if (isKept != false)
                (min, max) = (min + (isKept == true ? 1 : 0), max + 1);
            if (isKept != false)
                elements.Add(others.Current.Value);
        }

        return Item.Any(Scalar(elements), min, max);
    }

    /// <summary>Joins different items to an unknown value, which is possible only if none has an identity.</summary>
    private static Value Scalar(List<Value> values)
    {
        if (values.All(value => value.Equals(values[0])))
            return values[0];
        if (values[0] is Sequence { Length: { } length } && values.All(value => value is Sequence row && row.Length == length))
            return values[0];
        return values.All(value => value is Known or Group
            || value == Value.Unknown) ? Value.Unknown : throw new CannotTellException("it isn't clear which items a query keeps");
    }

    private IEnumerable<Item> SelectMany(Call call)
    {
        if (IndexIsAsked(call))
            throw new CannotTellException("this query isn't followed");
        foreach (var outer in Enumeration.Enumerate(call[0]))
        {
            if (!Memory.IsReached)
                yield break;
            if (outer.Rest is not null)
            {
                Memory.LoseAll([call[1], outer.Value]);
                if (call.Arguments.Count > 2)
                    Memory.Lose(call[2]);
                yield return Item.Any(Value.Unknown);
                yield break;
            }

            foreach (var inner in Enumeration.Enumerate(Apply(call[1], call, outer.Value)))
            {
                if (!Memory.IsReached)
                    yield break;
                if (inner.Rest is not null)
                    throw new CannotTellException("it isn't clear how many items a query gives");
                yield return new(call.Arguments.Count > 2 ? Apply(call[2], call, outer.Value, inner.Value) : inner.Value);
            }
        }
    }

    private IEnumerable<Item> Concat(Call call, IEnumerable<Item> first, Func<IEnumerable<Item>> second)
    {
        foreach (var item in first)
        {
            if (!Memory.IsReached)
                yield break;
            if (item.Rest is { } rest)
            {
                var start = Sequence.Between(rest.Min, rest.Max, item.Value, new(call.Place, OriginKind.Literal));
                var all = interpreter.Purely(() => second().Aggregate(start, Enumeration.Extend));
                yield return Item.Any(all.Element, all.Min, all.Max);
                yield break;
            }

            yield return new(item.Value);
        }

        foreach (var item in Memory.IsReached ? second() : [])
            yield return item with { Append = null };
    }

    private IEnumerable<Item> Take(Value source, int count)
    {
        if (count <= 0)
            yield break;
        var taken = 0;
        foreach (var item in Enumeration.Enumerate(source))
        {
            if (!Memory.IsReached)
                yield break;
            if (item.Rest is { } rest)
            {
                yield return Item.Any(item.Value, Math.Min(rest.Min, count - taken), Math.Min(rest.Max ?? int.MaxValue, count - taken));
                yield break;
            }

            yield return new(item.Value);
            if (++taken == count)
                yield break;
        }
    }

    private IEnumerable<Item> Skip(Call call, int count)
    {
        using var items = Enumeration.Enumerate(call[0]).GetEnumerator();
        var skipped = 0;
        Item? rest = null;
        interpreter.Purely(() =>
        {
            while (skipped < count && Memory.IsReached && items.MoveNext())
            {
                skipped++;
                if (items.Current.Rest is not { } bounds)
                    continue;
                var left = count - skipped + 1;
                rest = Item.Any(
                    items.Current.Value, Math.Max(0, bounds.Min - left), bounds.Max is { } max ? Math.Max(0, max - left) : null);
                break;
            }

            return 0;
        });
        if (rest is { } some)
        {
            yield return some;
            yield break;
        }

        while (Memory.IsReached && (count <= 0 || skipped == count) && items.MoveNext() && Memory.IsReached)
            yield return items.Current with { Append = null };
    }

    private IEnumerable<Item> TakeWhile(Call call)
    {
        if (IndexIsAsked(call))
            throw new CannotTellException("this query isn't followed");
        foreach (var item in Enumeration.Enumerate(call[0]))
        {
            if (!Memory.IsReached)
                yield break;
            var isTaken = item.Rest is null ? Apply(call[1], call, item.Value).Boolean : null;
            if (isTaken == false)
                yield break;
            if (isTaken is null)
                throw new CannotTellException("it isn't clear how many items a query gives");
            yield return new(item.Value);
        }
    }

    private IEnumerable<Item> SkipWhile(Call call)
    {
        if (IndexIsAsked(call))
            throw new CannotTellException("this query isn't followed");
        var skips = true;
        foreach (var item in Enumeration.Enumerate(call[0]))
        {
            if (!Memory.IsReached)
                yield break;
            if (skips)
            {
                var isSkipped = item.Rest is null ? Apply(call[1], call, item.Value).Boolean : null;
                if (isSkipped is null)
                    throw new CannotTellException("it isn't clear how many items a query gives");
                skips = isSkipped.Value;
            }

            if (!skips)
                yield return new(item.Value);
        }
    }

    private IEnumerable<Item> Zip(Call call)
    {
        var selector = call.Arguments.Count == 3 && call[2] is Callable ? call[2] : null;
        var sources = call.Arguments
            .Take(selector is null ? call.Arguments.Count : 2)
            .Select(argument => Enumeration.Enumerate(argument.Value).GetEnumerator())
            .ToArray();
        while (sources.All(source => source.MoveNext() && Memory.IsReached))
        {
            if (!Memory.IsReached)
                yield break;
            if (sources.Any(source => source.Current.Rest is not null))
                throw new CannotTellException("it isn't clear how many items a query gives");
            var parts = sources.Select(source => source.Current.Value).ToArray();
            yield return new(selector is null ? Group.Of(parts) : Apply(selector, call, parts));
        }
    }

    private IEnumerable<Item> Chunk(Call call)
    {
        if (call[1].Integer is not { } size || size <= 0)
            throw new CannotTellException("the size of a chunk isn't clear");
        var chunk = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in Enumeration.Enumerate(call[0]))
        {
            if (!Memory.IsReached)
                yield break;
            if (item.Rest is not null)
                throw new CannotTellException("it isn't clear how many items a query gives");
            chunk.Add(item.Value);
            if (chunk.Count == size)
                yield return End();
        }

        if (Memory.IsReached && chunk.Count > 0)
            yield return End();

        Item End()
        {
            var cells = Memory.Allocate(Sequence.Of(chunk.ToArray(), new(call.PlaceOf(1), OriginKind.Size)));
            chunk.Clear();
            return new(cells);
        }
    }

    private IEnumerable<Item> DefaultIfEmpty(Call call)
    {
        var isEmpty = true;
        foreach (var item in Enumeration.Enumerate(call[0]))
        {
            if (item.Rest is not null)
                throw new CannotTellException("it isn't clear how many items a query gives");
            isEmpty = false;
            yield return item;
        }

        if (isEmpty && Memory.IsReached)
            yield return new(call.Arguments.Count > 1 ? call[1] : Value.Unknown);
    }

    private IEnumerable<Item> Number(Call call)
    {
        var index = 0;
        foreach (var item in Enumeration.Enumerate(call[0]))
            yield return item with { Value = Group.Of(item.Rest is null ? new Known(index++) : Value.Unknown, item.Value) };
    }

    private Value Apply(Value callable, Call call, params Value[] arguments) => interpreter.Calls.Apply(callable, call.Place, arguments);

    /// <summary>A query that takes all items before it gives the first. Which of them it computes depends on what asks for them.</summary>
    private IEnumerable<Item> Collected(Call call, Func<Sequence, Sequence> arrange)
    {
        if (call.Arguments.Count > 1)
            Memory.LoseAll(call.Arguments.Skip(1).Select(argument => argument.Value));
        var sequence = interpreter.Purely(
            () => Enumeration.ExtendAll(
                Sequence.Of([], Enumeration.OriginOf(call[0], call.PlaceOf(0)).Origin), Enumeration.Enumerate(call[0])));
        foreach (var item in Memory.IsReached ? Enumeration.Enumerate(arrange(sequence)) : [])
            yield return item with { Append = null };
    }

    /// <summary>The items in another order, of which is known only that it is one.</summary>
    private Sequence Shuffle(Sequence sequence)
    {
        var any = Memory.AnyOf(sequence);
        return sequence.Map((_, _) => any);
    }

    /// <summary>A query that isn't followed: it gives some items of its source, or others.</summary>
    private IEnumerable<Item> Some(Call call)
    {
        Memory.LoseAll(call.Arguments.Select(argument => argument.Value));
        yield return Item.Any(Value.Unknown);
    }
}
