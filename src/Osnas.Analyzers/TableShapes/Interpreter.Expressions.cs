using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <content>Expressions.</content>
internal sealed partial class Interpreter
{
    private Value Evaluate(IOperation? operation)
    {
        if (operation is null || _now is null)
            return Value.Unknown;
        Spend(1);
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return Known.Of(constant);
        if (operation.Syntax is CollectionExpressionSyntax collection && operation is not IConversionOperation)
            return EvaluateCollection(operation, collection);
        return operation switch
        {
            IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand),
            IConversionOperation conversion => Convert(conversion),
            ILocalReferenceOperation local => _now.Get(local.Local),
            IParameterReferenceOperation parameter => _now.Get(parameter.Parameter),
            IInstanceReferenceOperation => new This(),
            IFieldReferenceOperation field => ReadField(field),
            IPropertyReferenceOperation property => ReadProperty(property),
            IArrayElementReferenceOperation element => ReadElement(Evaluate(element.ArrayReference), element.Indices),
            IImplicitIndexerReferenceOperation element => ReadElement(Evaluate(element.Instance), [element.Argument]),
            IBinaryOperation binary => EvaluateBinary(binary),
            IUnaryOperation unary => Arithmetic.Fit(Arithmetic.Compute(unary.OperatorKind, Evaluate(unary.Operand)), unary.Type),
            IIncrementOrDecrementOperation step => EvaluateStep(step),
            ICompoundAssignmentOperation assignment => Assign(assignment.Target, Compute(assignment.OperatorKind, Evaluate(assignment.Target), assignment.Value, assignment.Type)),
            ISimpleAssignmentOperation assignment => Assign(assignment.Target, Evaluate(assignment.Value)),
            IDeconstructionAssignmentOperation assignment => Assign(assignment.Target, Evaluate(assignment.Value)),
            IConditionalOperation conditional => EvaluateConditional(conditional),
            ICoalesceOperation coalesce => OrElse(Evaluate(coalesce.Value), coalesce.WhenNull),
            ICoalesceAssignmentOperation assignment => Assign(assignment.Target, OrElse(Evaluate(assignment.Target), assignment.Value)),
            IConditionalAccessOperation access => EvaluateAccess(access, Evaluate(access.Operation)),
            IConditionalAccessInstanceOperation => _receivers.Peek(),
            ISwitchExpressionOperation choice => EvaluateArm(choice, Evaluate(choice.Value), index: 0),
            IIsPatternOperation pattern => Truth(Matches(pattern.Pattern, Evaluate(pattern.Value))),
            IThrowOperation failure => Throw(failure),
            IObjectCreationOperation creation => EvaluateCreation(creation),
            IArrayCreationOperation creation => EvaluateArray(creation),
            IInvocationOperation invocation => EvaluateInvocation(invocation),
            ITupleOperation tuple => Group.Of(tuple.Elements.Select(Evaluate).ToArray()),
            IAnonymousFunctionOperation function => new Function(function.Body, function.Symbol.Parameters),
            ITranslatedQueryOperation query => Evaluate(query.Operation),
            IDelegateCreationOperation creation => Evaluate(creation.Target),
            IMethodReferenceOperation { Method: var method } => BodyOf(method) is { } body ? new Function(body, method.OriginalDefinition.Parameters) : Value.Unknown,
            _ => EvaluateParts(operation),
        };
    }

    /// <summary>An expression whose value isn't known, though its parts may have effects.</summary>
    private Value EvaluateParts(IOperation operation)
    {
        foreach (var part in operation.ChildOperations)
            Escape(Evaluate(part));
        return Value.Unknown;
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is not null)
        {
            Escape(value);
            return Value.Unknown;
        }

        return Arithmetic.Fit(value, conversion.Type);
    }

    private Value Compute(BinaryOperatorKind kind, Value left, IOperation right, ITypeSymbol? type) =>
        Arithmetic.Fit(Arithmetic.Compute(kind, left, Evaluate(right)), type);

    private Value EvaluateBinary(IBinaryOperation operation)
    {
        var left = Evaluate(operation.LeftOperand);
        bool? shortcut = operation.OperatorKind switch
        {
            BinaryOperatorKind.ConditionalAnd => false,
            BinaryOperatorKind.ConditionalOr => true,
            _ => null,
        };
        if (shortcut is null)
            return Compute(operation.OperatorKind, left, operation.RightOperand, operation.Type);
        if (left.Boolean == shortcut)
            return left;
        return left.Boolean is null
            ? Choose(() => new Known(shortcut), () => Evaluate(operation.RightOperand))
            : Evaluate(operation.RightOperand);
    }

    private Value EvaluateStep(IIncrementOrDecrementOperation step)
    {
        var before = Evaluate(step.Target);
        var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = Assign(step.Target, Arithmetic.Fit(Arithmetic.Compute(kind, before, new Known(1)), step.Type));
        return step.IsPostfix ? before : after;
    }

    private Value EvaluateConditional(IConditionalOperation conditional) => Evaluate(conditional.Condition).Boolean is { } condition
        ? Evaluate(condition ? conditional.WhenTrue : conditional.WhenFalse)
        : Choose(() => Evaluate(conditional.WhenTrue), () => Evaluate(conditional.WhenFalse));

    private Value OrElse(Value value, IOperation whenNull) => IsNull(value) switch
    {
        true => Evaluate(whenNull),
        false => value,
        null => Choose(() => value, () => Evaluate(whenNull)),
    };

    private Value EvaluateAccess(IConditionalAccessOperation access, Value receiver)
    {
        return IsNull(receiver) switch
        {
            true => receiver,
            false => Access(),
            null => Choose(() => Value.Unknown, Access),
        };

        Value Access()
        {
            _receivers.Push(receiver);
            var value = Evaluate(access.WhenNotNull);
            _receivers.Pop();
            return value;
        }
    }

    private static bool? IsNull(Value value) => value switch
    {
        Known known => known.Data is null,
        Sequence or Reference or Group or This => false,
        _ => null,
    };

    private Value EvaluateArm(ISwitchExpressionOperation choice, Value value, int index)
    {
        if (index == choice.Arms.Length)
        {
            _now = null;
            return Value.Unknown;
        }

        var arm = choice.Arms[index];
        var matches = Both(Matches(arm.Pattern, value), arm.Guard is null ? true : Evaluate(arm.Guard).Boolean);
        return matches switch
        {
            true => Evaluate(arm.Value),
            false => EvaluateArm(choice, value, index + 1),
            null => Choose(() => Evaluate(arm.Value), () => EvaluateArm(choice, value, index + 1)),
        };
    }

    private Value Throw(IThrowOperation failure)
    {
        Evaluate(failure.Exception);
        _now = null;
        return Value.Unknown;
    }

    private static Value Truth(bool? truth) => truth is { } known ? new Known(known) : Value.Unknown;
}
