using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>Calls methods of arrays, lists and enumerators.</summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class Containers(Interpreter interpreter)
{
    private Memory Memory => interpreter.Memory;

    /// <summary>Calls a method of an object with items.</summary>
    public Value Call(Call call, Sequence sequence)
    {
        switch (call.Name)
        {
            case "GetLength":
                return Dimension(sequence, call[0].Integer);
            case "GetEnumerator" when call.Method.ReturnType.IsReferenceType:
                return StartEnumerator(call, sequence);
            case "ToArray" or "Clone":
                return Memory.Allocate(Copy(sequence) with { Kind = sequence.Kind == Container.Grid ? Container.Grid : Container.Array });
            case "Contains" or "IndexOf" or "LastIndexOf" or "ToString" or "GetHashCode" or "Equals" or "TrimExcess" or "EnsureCapacity":
                return Value.Unknown;
            case "AsReadOnly" or "AsEnumerable" or "AsSpan" when call.Arguments.Count == (call.Method.IsStatic ? 1 : 0):
                return call.Instance;
            case "CopyTo":
                return CopyTo(call);
            case "MoveNext" when sequence.Kind == Container.Enumerator && call.Instance is Reference enumerator:
                return MoveNext(enumerator, sequence);
            case "Dispose" when sequence.Kind == Container.Enumerator:
                return Value.Unknown;
        }

        if (sequence.Kind != Container.List)
            return interpreter.Calls.CallUnknown(call);
        if (call.Name == "ForEach")
            return ForEach(call, sequence);
        if (call.Name == "ConvertAll")
            return Memory.Allocate(
                Copy(interpreter.Enumeration.Collect(call.Instance, call.Place)).Map(
                    (item, _) => interpreter.Calls.Apply(call[0], call.Place, item)));
        if (call.Name == "GetRange"
            && call[0].Integer is >= 0 and var from
            && call[1].Integer is >= 0 and var count
            && from + count <= sequence.Length)
            return Memory.Allocate(
                Sequence.Of(sequence.Items.Skip(from).Take(count), new(call.Place, OriginKind.Literal)) with { Kind = Container.List });
        if (Change(call, sequence) is not { } changed)
            return interpreter.Calls.CallUnknown(call);
        if (call.Instance is not Reference list)
            throw new CannotTellException("it isn't clear which list is changed");
        if (Memory.IsReached)
            Memory.Write(list, changed);
        return Value.Unknown;
    }

    /// <summary>Calls a static method of <see cref="Array"/>.</summary>
    /// <returns>The result; null if the method isn't known.</returns>
    public Value? CallStatic(Call call)
    {
        if (call.Arguments.Count == 0 || Memory.Follow(call[0]) is not { Kind: Container.Array } array)
            return null;
        switch (call.Name)
        {
            case "ConvertAll":
                return Memory.Allocate(Copy(array).Map((item, _) => interpreter.Calls.Apply(call[1], call.Place, item)));
            case "Fill" when call.Arguments.Count == 2:
                return Write(call[0], array.Map((_, _) => call[1]));
            case "Sort" or "Reverse" when call.Arguments.Count == 1:
                return Write(call[0], array.Map((_, _) => Memory.AnyOf(array)));
            case "IndexOf":
                return Value.Unknown;
            default:
                return null;
        }
    }

    /// <summary>The list after a method that changes it; null if the method isn't known.</summary>
    private Sequence? Change(Call call, Sequence list)
    {
        var append = new Append(call.Place, interpreter.Current.Loops);
        switch (call.Name)
        {
            case "Add" when call.Arguments.Count == 1:
                return interpreter.Enumeration.Extend(list, new Item(call[0], append));
            case "AddRange" when call.Arguments.Count == 1:
                var added = interpreter.Enumeration.Collect(call[0], call.PlaceOf(0));
                return added.Length is null
                    ? interpreter.Enumeration.Extend(list, Item.Any(added.Element, added.Min, added.Max))
                    : added.Items.Aggregate(list, (longer, item) => interpreter.Enumeration.Extend(longer, new Item(item, append)));
            case "Insert" when call[0].Integer is >= 0 and var place && place <= list.Length:
                return list.Add(call[1], append)
                    .Map((item, index) => index < place ? item : index == place ? call[1] : list.Items[index - 1]);
            case "Insert" when call[0].Integer is null || list.Length is null:
                var any = Memory.AnyOf([.. list.Contents, call[1]]);
                return list.Add(call[1], append).Map((_, _) => any);
            case "RemoveAt" when call[0].Integer is >= 0 and var index && index < list.Length:
                return Sequence.Of(list.Items.RemoveAt(index), new(call.Place, OriginKind.Literal)) with
                {
                    Kind = Container.List,
                    Depth = interpreter.Current.Loops.Length,
                };
            case "RemoveRange" when call[0].Integer is >= 0 and var first
                && call[1].Integer is >= 0 and var count
                && first + count <= list.Length:
                return Sequence.Of(list.Items.RemoveRange(first, count), new(call.Place, OriginKind.Literal)) with
                {
                    Kind = Container.List,
                    Depth = interpreter.Current.Loops.Length,
                };
            case "Clear":
                return Sequence.Of([], new(call.Place, OriginKind.Empty)) with
                {
                    Kind = Container.List,
                    Depth = interpreter.Current.Loops.Length,
                };
            case "Sort" or "Reverse" when call.Arguments.Count == 0:
                return list.Map((_, _) => Memory.AnyOf(list));
            default:
                return null;
        }
    }

    private Value Write(Value array, Sequence changed)
    {
        if (array is Reference reference)
            Memory.Write(reference, changed);
        return Value.Unknown;
    }

    private Value CopyTo(Call call)
    {
        if (Memory.Follow(call[0]) is { Kind: Container.Array } target && call[0] is Reference reference)
        {
            var any = Memory.AnyOf([.. target.Contents, .. interpreter.Enumeration.Collect(call.Instance, call.Place).Contents]);
            Memory.Write(reference, target.Map((_, _) => any));
            return Value.Unknown;
        }

        return interpreter.Calls.CallUnknown(call);
    }

    /// <summary>A copy has the items, and no history.</summary>
    private Sequence Copy(Sequence sequence) =>
        sequence with { Depth = sequence.Appends.IsEmpty ? interpreter.Current.Loops.Length : sequence.Depth };

    private Value ForEach(Call call, Sequence list)
    {
        var instance = (call.Place as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax access
            ? access.Expression
            : call.Place;
        var loop = new Loop(instance, list.Origin.Noun) { Total = list.Length };
        var around = interpreter.Current.Loops;
        interpreter.Current.Loops = around.Add(loop);
        foreach (var item in interpreter.Enumeration.Enumerate(call.Instance))
        {
            if (!Memory.IsReached)
                break;
            if (item.Rest is not null)
            {
                interpreter.Loops.AnyNumberOfTimes(() => interpreter.Calls.Apply(call[0], call.Place, item.Value));
                break;
            }

            loop.Passes++;
            interpreter.Calls.Apply(call[0], call.Place, item.Value);
        }

        loop.HasEnded = true;
        interpreter.Current.Loops = around;
        return Value.Unknown;
    }

    /// <summary>An enumerator of a collection that nothing changes: a sequence of the current item and those to come.</summary>
    private Value StartEnumerator(Call call, Sequence sequence)
    {
        if (sequence.Length is null
            || sequence.Kind is Container.List or Container.Grid
            || (call.Instance is Reference && sequence.Contents.Any(item => item is not Known && item != Value.Unknown)))
            return interpreter.Calls.CallUnknown(call);
        return Start(sequence, call.Place);
    }

    /// <summary>An enumerator of items.</summary>
    public Reference Start(Sequence items, SyntaxNode place) =>
        Memory.Allocate(
            Sequence.Of(items.Items.Insert(0, Value.Unknown), new(place, OriginKind.Literal)) with { Kind = Container.Enumerator });

    private Value MoveNext(Reference enumerator, Sequence items)
    {
        if (items.Length is not { } length)
            return Value.Unknown;
        if (length > 1)
            Memory.Write(enumerator, items.Rest());
        return new Known(length > 1);
    }

    private static Value Dimension(Sequence sequence, int? dimension) => dimension switch
    {
        0 when sequence.Length is { } length => new Known(length),
        1 when sequence.Kind == Container.Grid && sequence.At(0) is Sequence { Length: { } columns } => new Known(columns),
        _ => Value.Unknown,
    };
}
