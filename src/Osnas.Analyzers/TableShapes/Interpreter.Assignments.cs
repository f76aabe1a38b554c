using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <content>Assignments, and indexes that are beyond what is there.</content>
internal sealed partial class Interpreter
{
    private Value Assign(IOperation target, Value value)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                Assign(declaration.Expression, value);
                break;
            case IParenthesizedOperation parenthesized:
                Assign(parenthesized.Operand, value);
                break;
            case ITupleOperation tuple:
                var parts = SpaceMembers.Deconstruct(value, tuple.Elements.Length);
                for (var index = 0; index < parts.Count; index++)
                    Assign(tuple.Elements[index], parts[index]);
                break;
            case IArrayElementReferenceOperation element:
                AssignElement(Evaluate(element.ArrayReference), element.Indices.ToArray(), value);
                break;
            case IPropertyReferenceOperation { Arguments.IsEmpty: false, Instance: { } instance } indexer:
                AssignElement(Evaluate(instance), indexer.Arguments.Select(argument => argument.Value).ToArray(), value);
                break;
            default:
                if (VariableOf(target) is { } variable)
                {
                    _now = _now?.Set(variable, value);
                    break;
                }

                Escape(value);
                if (target is IFieldReferenceOperation)
                    ForgetFields();
                break;
        }

        return value;
    }

    private void AssignElement(Value container, IOperation[] indices, Value value)
    {
        var places = indices.Select(index => Evaluate(index).Integer).ToArray();
        if (Follow(container) is not { } sequence || _now is null)
        {
            Escape(value);
            return;
        }

        if (FailsAt(sequence, indices[0], places[0], isRow: IsRows(sequence)))
            return;
        if (indices.Length == 1 && container is Reference reference)
            _now = _now.Set(reference, sequence.Map((item, index) => places[0] is null ? Value.Join(item, value) : index == places[0] ? value : item));
        else if (indices.Length == 2 && sequence.At(places[0]) is Sequence row)
            FailsAt(row, indices[1], places[1], isRow: false);
    }

    /// <summary>Rows of an array of arrays are null until they are assigned, and so are no sequences yet.</summary>
    private static bool IsRows(Sequence sequence) =>
        sequence.Origin.Noun == "row" || sequence.Summary() is Sequence or Reference;

    /// <summary>Whether an index is beyond the end; if so, this is as far as the method comes.</summary>
    private bool FailsAt(Sequence sequence, IOperation index, int? place, bool isRow)
    {
        if (place is not { } known || sequence.Length is not { } length || (known >= 0 && known < length))
            return false;
        var (noun, expected) = isRow ? ("row", _table.Rows) : ("cell", _table.Columns);
        var (blamed, reason) = length == expected ? (index.Syntax, $"{Text.Of(index.Syntax)} is {known}") : Blame.For(sequence, expected, noun);
        _findings.Add(new(blamed, $"There is no {noun} {known}, as there {(length == 1 ? "is" : "are")} {Words.Count(length, noun)}: {reason}"));
        _now = null;
        return true;
    }
}
