using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <content>Indexes from the end, ranges, and enumerators that are moved by hand.</content>
internal sealed partial class Interpreter
{
    /// <summary>The place that an index means in a sequence: <c>1</c>, or <c>^1</c> from its end.</summary>
    private int? PlaceOf(IOperation? index, int? length) => index switch
    {
        IConversionOperation { Type.Name: "Index" } conversion => PlaceOf(conversion.Operand, length),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd => length - Evaluate(fromEnd.Operand).Integer,
        _ => Evaluate(index).Integer,
    };

    private Value Slice(Sequence? sequence, IRangeOperation range)
    {
        var start = range.LeftOperand is null ? 0 : PlaceOf(range.LeftOperand, sequence?.Length);
        var end = range.RightOperand is null ? sequence?.Length : PlaceOf(range.RightOperand, sequence?.Length);
        if (sequence?.Length is not { } length || start is not { } from || end is not { } to || from < 0 || to < from || length < to)
            return Value.Unknown;
        var items = ImmutableArray.Create(sequence.Items, from, to - from);
        return Allocate(Sequence.Of(items, new(range.Syntax, OriginKind.Literal)) with { IsFixed = sequence.IsFixed });
    }

    /// <summary>An enumerator: a sequence of the current item and those to come.</summary>
    private Reference StartEnumerator(Sequence sequence, IOperation place) =>
        Allocate(Queries.Concat(Sequence.Of([Value.Unknown], new(place.Syntax, OriginKind.Literal)), sequence) with { IsEnumerator = true });

    private Value MoveNext(Reference enumerator, Sequence items)
    {
        if (items.Length is not { } length)
            return Value.Unknown;
        if (length > 1)
            _now = _now?.Set(enumerator, items.Rest());
        return new Known(length > 1);
    }
}
