using Microsoft.CodeAnalysis;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>Calls of LINQ. Those that give a sequence make a query (<see cref="QueryItems"/>); the others run at once.</summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class Queries(Interpreter interpreter)
{
    private static readonly HashSet<string> LazyNames =
    [
        "Select", "Where", "SelectMany", "Concat", "Append", "Prepend", "Take", "Skip", "TakeWhile", "SkipWhile", "Zip", "Reverse",
        "Order", "OrderDescending", "OrderBy", "OrderByDescending",
        "ThenBy", "ThenByDescending", "Chunk", "Cast", "DefaultIfEmpty", "Index", "Distinct",
    ];

    /// <summary>Queries whose items are those of their source, each in its place.</summary>
    private static readonly HashSet<string> Maps =
        ["Select", "Cast", "Index", "Reverse", "Order", "OrderDescending", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending"];

    private Memory Memory => interpreter.Memory;

    private Enumeration Enumeration => interpreter.Enumeration;

    /// <summary>Calls a method of <see cref="Enumerable"/>.</summary>
    public Value Call(Call call)
    {
        switch (call.Name)
        {
            case "Range":
                var range = Sequence.Repeat(Value.Unknown, call[1].Integer, new(call.PlaceOf(1), OriginKind.Size));
                return range.Length is null || call[0].Integer is not { } start ? range : range.Map(
                    (_, index) => Known.Of((long)start + index));
            case "Repeat":
                return Sequence.Repeat(call[0], call[1].Integer, new(call.PlaceOf(1), OriginKind.Size));
            case "Empty":
                return Sequence.Of([], new(call.Place, OriginKind.Literal));
            case "AsEnumerable":
                return call[0];
        }

        if (call[0].IsNull == true)
            throw new CannotTellException("a query runs over null");
        if (LazyNames.Contains(call.Name) && IsKnownForm(call))
            return new Query(call);
        return Run(call);
    }

    /// <summary>Where the length of a query comes from, and how many loops were around what it runs over when that was made.</summary>
    public (Origin Origin, int Depth) OriginOf(Call call)
    {
        if (Maps.Contains(call.Name) || call.Name == "DefaultIfEmpty")
            return Enumeration.OriginOf(call[0], call.PlaceOf(0));
        if (call.Name is "Append" or "Concat" or "Prepend")
            return (new(call.Place, OriginKind.Literal), Enumeration.OriginOf(call[0], call.PlaceOf(0)).Depth);
        if (call.Name == "Zip")
            return Enumeration.OriginOf(call[Enumeration.LengthOf(call[0]) > Enumeration.LengthOf(call[1]) ? 1 : 0], call.PlaceOf(0));
        var origin = call.Name == "Chunk" ? new Origin(call.PlaceOf(1), OriginKind.Size) : new(call.Place, OriginKind.Literal);
        return (origin, interpreter.Current.Loops.Length);
    }

    /// <summary>The length of a query, where it is known without enumerating it.</summary>
    public int? LengthOf(Call call) => Maps.Contains(call.Name) ? Enumeration.LengthOf(call[0]) : null;

    /// <summary>An enumerator of a query whose items nothing can change; null if that isn't certain.</summary>
    public Value? StartEnumerator(Call call)
    {
        if (!IsFixed(call.Instance))
            return null;
        var items = interpreter.Purely(() => Enumeration.Collect(call.Instance, call.Place));
        return items.Length is null || !Memory.IsReached ? null : interpreter.Containers.Start(items, call.Place);
    }

    private bool IsFixed(Value value) => value switch
    {
        Sequence or Known => true,
        Query { Call: var call } => call.Arguments.All(argument => IsFixed(argument.Value)),
        Function function => !Memory.CapturesOf(function).UsesThis && Memory.CapturesOf(function).Functions.Count == 0
            && Memory.CapturesOf(function).Variables.Keys.All(variable => function.Scope?.Find(variable) is null),
        _ => false,
    };

    /// <summary>Whether the overload that is called is one that is followed.</summary>
    private static bool IsKnownForm(Call call) => call.Name switch
    {
        "Select" or "Where" or "TakeWhile" or "SkipWhile" => call[1] is Callable,
        "SelectMany" => call[1] is Callable && (call.Arguments.Count == 2 || call[2] is Callable),
        "Zip" => call.Arguments.Count == 2 || call[2] is Callable || call.Method.Parameters[2].Type.TypeKind != TypeKind.Delegate,
        _ => true,
    };

    /// <summary>A query that runs at once.</summary>
    private Value Run(Call call)
    {
        var value = call.Arguments.Count > 0 ? call[0] : Value.Unknown;
        switch (call.Name)
        {
            case "ToArray" or "ToList" when call.Arguments.Count == 1:
                var items = Enumeration.Collect(value, call.PlaceOf(0));
                return Memory.IsReached
                    ? Memory.Allocate(items with { Kind = call.Name == "ToArray" ? Container.Array : Container.List })
                    : Value.Unknown;
            case "Count" when call.Arguments.Count == 1:
                return Collect() is { Length: { } length } ? new Known(length) : Value.Unknown;
            case "Count" when call[1] is Callable:
                var kept = Enumeration.ExtendAll(Nothing(), interpreter.Items.Where(call));
                return kept.Length is { } count ? new Known(count) : Value.Unknown;
            case "Any" when call.Arguments.Count == 1:
                return Collect() is { Length: { } number } ? new Known(number > 0) : Value.Unknown;
            case "First" or "Single" when call.Arguments.Count == 1:
                return At(Collect(), 0);
            case "Last" when call.Arguments.Count == 1:
                var all = Collect();
                return At(all, all.Length - 1);
            case "ElementAt" when call[1] is not Callable:
                return At(Collect(), call[1].Integer);
            case "Sum" or "Max" or "Min" when call.Arguments.Count == 1:
                return Fold(call.Name, Enumeration.ExtendAll(Nothing(), Enumeration.Enumerate(value)));
            case "Sum" or "Max" or "Min" when call.Arguments.Count == 2 && call[1] is Callable:
                return Fold(call.Name, Enumeration.ExtendAll(Nothing(), interpreter.Items.Select(call)));
            case "Average" when call.Arguments.Count == 1:
                Enumeration.Collect(value, call.PlaceOf(0));
                return Value.Unknown;
            case "Aggregate":
                return Aggregate(call);
            default:
                return interpreter.Calls.CallUnknown(call);
        }

        Sequence Nothing() => Sequence.Of([], new(call.Place, OriginKind.Literal));

        Sequence Collect() => interpreter.Purely(() => Enumeration.Collect(value, call.PlaceOf(0)));
    }

    private Value At(Sequence sequence, int? index)
    {
        if (sequence.Length is { } length && index is { } place && (place < 0 || place >= length))
            throw new CannotTellException("a query asks for an item that isn't there");
        return sequence.At(index) ?? Memory.AnyOf(sequence);
    }

    private static Value Fold(string name, Sequence sequence)
    {
        if (sequence.Length is null or 0 || sequence.Items.Any(item => item.Integer is null))
            return Value.Unknown;
        var numbers = sequence.Items.Select(item => (long)item.Integer!.Value);
        return Known.Of(name switch { "Sum" => numbers.Sum(), "Max" => numbers.Max(), _ => numbers.Min() });
    }

    private Value Aggregate(Call call)
    {
        if (call.Arguments.Skip(call.Arguments.Count == 2 ? 1 : 2).Any(argument => argument.Value is not Callable))
            return interpreter.Calls.CallUnknown(call);
        var hasSeed = call.Arguments.Count > 2;
        var result = hasSeed ? call[1] : null;
        var step = call[hasSeed ? 2 : 1];
        foreach (var item in Enumeration.Enumerate(call[0]))
        {
            if (!Memory.IsReached)
                return Value.Unknown;
            if (item.Rest is not null)
            {
                Memory.LoseAll([item.Value, result ?? Value.Unknown]);
                interpreter.Loops.AnyNumberOfTimes(() => Memory.Lose(Apply(step, call, Value.Unknown, item.Value)));
                result = Value.Unknown;
                break;
            }

            result = result is null ? item.Value : Apply(step, call, result, item.Value);
        }

        if (result is null)
            throw new CannotTellException("a query asks for an item that isn't there");
        return call.Arguments.Count > 3 ? Apply(call[3], call, result) : result;
    }

    private Value Apply(Value callable, Call call, params Value[] arguments) => interpreter.Calls.Apply(callable, call.Place, arguments);
}
