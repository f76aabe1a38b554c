using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>Evaluates expressions.</summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class Expressions(Interpreter interpreter)
{
    private readonly Stack<Value> _receivers = new();

    private Memory Memory => interpreter.Memory;

    public Value Evaluate(IOperation? operation)
    {
        if (operation is null || !Memory.IsReached)
            return Value.Unknown;
        Memory.Spend(1);
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return Known.Of(constant);
        if (operation.Syntax is CollectionExpressionSyntax collection && operation is not IConversionOperation)
            return interpreter.Creations.EvaluateCollection(operation, collection);
        return operation switch
        {
            IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand),
            IConversionOperation conversion => Convert(conversion),
            ILocalReferenceOperation local => interpreter.Targets.Read(local.Local),
            IParameterReferenceOperation parameter => interpreter.Targets.Read(parameter.Parameter),
            IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => new This(),
            IFieldReferenceOperation field => interpreter.Members.Read(field),
            IPropertyReferenceOperation property => interpreter.Members.Read(property),
            IArrayElementReferenceOperation element => interpreter.Members.ReadElement(Evaluate(element.ArrayReference), element.Indices),
            IImplicitIndexerReferenceOperation element => interpreter.Members.ReadElement(Evaluate(element.Instance), [element.Argument]),
            IBinaryOperation binary => EvaluateBinary(binary),
            IUnaryOperation unary => EvaluateUnary(unary),
            IIncrementOrDecrementOperation step => EvaluateStep(step),
            ICompoundAssignmentOperation assignment => EvaluateCompound(assignment),
            ISimpleAssignmentOperation { IsRef: true } => throw new CannotTellException("a variable that refers to another isn't followed"),
            ISimpleAssignmentOperation assignment => interpreter.Targets.Assign(assignment.Target, () => Evaluate(assignment.Value)),
            IDeconstructionAssignmentOperation assignment =>
                interpreter.Targets.Assign(assignment.Target, () => Evaluate(assignment.Value)),
            IConditionalOperation conditional => EvaluateConditional(conditional),
            ICoalesceOperation coalesce => OrElse(Evaluate(coalesce.Value), () => Evaluate(coalesce.WhenNull)),
            ICoalesceAssignmentOperation assignment => EvaluateCoalesce(assignment),
            IConditionalAccessOperation access => EvaluateAccess(access, Evaluate(access.Operation)),
            IConditionalAccessInstanceOperation => _receivers.Peek(),
            ISwitchExpressionOperation choice => EvaluateArm(choice, Evaluate(choice.Value), index: 0),
            IIsPatternOperation pattern => Truth(interpreter.Patterns.Matches(pattern.Pattern, Evaluate(pattern.Value))),
            IIsTypeOperation test => Ignore(Evaluate(test.ValueOperand)),
            IThrowOperation failure => Throw(failure),
            IObjectCreationOperation creation => interpreter.Creations.Evaluate(creation),
            IAnonymousObjectCreationOperation creation => interpreter.Creations.Evaluate(creation),
            IArrayCreationOperation creation => interpreter.Creations.Evaluate(creation),
            IInvocationOperation invocation => interpreter.Calls.Evaluate(invocation),
            ITupleOperation tuple => Group.Of(tuple.Elements.Select(Evaluate).ToArray()),
            IAnonymousFunctionOperation function => EvaluateLambda(function),
            ITranslatedQueryOperation query => Evaluate(query.Operation),
            IDelegateCreationOperation creation => Evaluate(creation.Target),
            IMethodReferenceOperation method => interpreter.Calls.Refer(method, Evaluate(method.Instance)),
            IDeclarationExpressionOperation declaration => Evaluate(declaration.Expression),
            IDefaultValueOperation { Type.IsReferenceType: true } => Value.Null,
            IInterpolatedStringOperation or IInterpolationOperation or IInterpolatedStringTextOperation
                or ITypeOfOperation or ISizeOfOperation or ITupleBinaryOperation or IRangeOperation
                or IDefaultValueOperation or IDiscardOperation or ILiteralOperation => EvaluateParts(operation),
            IAddressOfOperation => throw new CannotTellException("a pointer isn't followed"),
            IAwaitOperation => throw new CannotTellException("'await' isn't followed"),
            _ => EvaluateUnknown(operation),
        };
    }

    /// <summary>A value that is one where a value is null, and else the value.</summary>
    private Value OrElse(Value value, Func<Value> whenNull) => value.IsNull switch
    {
        true => whenNull(),
        false => value,
        null => Memory.Choose(() => value, whenNull),
    };

    /// <summary>An expression whose value isn't known, though its parts may have effects.</summary>
    private Value EvaluateParts(IOperation operation)
    {
        foreach (var part in operation.ChildOperations)
            Memory.Lose(Evaluate(part));
        return Value.Unknown;
    }

    /// <summary>An expression that may run code which isn't followed.</summary>
    private Value EvaluateUnknown(IOperation operation)
    {
        EvaluateParts(operation);
        Memory.RunUnknownCode();
        return Value.Unknown;
    }

    private Value Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        if (conversion.OperatorMethod is { } method)
        {
            if (method.DeclaringSyntaxReferences.Length > 0)
                Memory.RunUnknownCode();
            return Memory.Lose(value);
        }

        // Whether it is of that type isn't asked, so that it may be null.
        if (conversion.IsTryCast && value.IsNull != true && !conversion.Conversion.IsImplicit)
            return Memory.Lose(value);
        var fitted = Arithmetic.Fit(value, conversion.Type);
        if (conversion.IsChecked && value.Integer is not null && fitted.Integer is null && !IsFloating(conversion.Type))
            throw new CannotTellException("a number doesn't fit its type");
        return fitted;
    }

    private static bool IsFloating(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal;

    private Value EvaluateUnary(IUnaryOperation unary)
    {
        var operand = Evaluate(unary.Operand);
        if (unary.OperatorMethod is not null)
            return Operate([operand], unary.OperatorMethod);
        return Arithmetic.Fit(Arithmetic.Compute(unary.OperatorKind, operand), unary.Type);
    }

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
            return Compute(
                operation.OperatorKind, left, Evaluate(operation.RightOperand), operation.OperatorMethod, operation.IsChecked,
                operation.Type);
        if (left.Boolean == shortcut)
            return left;
        return left.Boolean is null
            ? Memory.Choose(() => new Known(shortcut), () => Evaluate(operation.RightOperand))
            : Evaluate(operation.RightOperand);
    }

    private Value Compute(BinaryOperatorKind kind, Value left, Value right, IMethodSymbol? method, bool isChecked, ITypeSymbol? type)
    {
        if (!Memory.IsReached)
            return Value.Unknown;
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
            && left.IsNull is { } first
            && right.IsNull is { } second
            && (first || second))
            return new Known((first == second) == (kind == BinaryOperatorKind.Equals));
        if (left is not Known || right is not Known)
            return Operate([left, right], method);
        if (kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder && right.Integer == 0)
            throw new CannotTellException("a number is divided by zero");
        var result = Arithmetic.Fit(Arithmetic.Compute(kind, left, right), type);
        return isChecked && left.Integer is not null && right.Integer is not null && result == Value.Unknown && !IsFloating(type)
            ? throw new CannotTellException("a number doesn't fit its type")
            : result;
    }

    /// <summary>
    /// An operator on values that aren't known: one of the user's own is code that isn't followed, and delegates become
    /// one.
    /// </summary>
    private Value Operate(Value[] operands, IMethodSymbol? method)
    {
        Memory.LoseAll(operands);
        if (method is { DeclaringSyntaxReferences.Length: > 0 })
            Memory.RunUnknownCode();
        return Value.Unknown;
    }

    private Value EvaluateStep(IIncrementOrDecrementOperation step)
    {
        var target = interpreter.Targets.Locate(step.Target);
        var before = target.Read();
        var kind = step.Kind == OperationKind.Increment ? BinaryOperatorKind.Add : BinaryOperatorKind.Subtract;
        var after = Compute(kind, before, new Known(1), step.OperatorMethod, step.IsChecked, step.Type);
        if (Memory.IsReached)
            target.Write(after);
        return step.IsPostfix ? before : after;
    }

    private Value EvaluateCompound(ICompoundAssignmentOperation assignment)
    {
        var target = interpreter.Targets.Locate(assignment.Target);
        var before = target.Read();
        var after = Compute(
            assignment.OperatorKind, before, Evaluate(assignment.Value), assignment.OperatorMethod, assignment.IsChecked, assignment.Type);
        if (Memory.IsReached)
            target.Write(after);
        return after;
    }

    private Value EvaluateCoalesce(ICoalesceAssignmentOperation assignment)
    {
        var target = interpreter.Targets.Locate(assignment.Target);
        return OrElse(target.Read(), () =>
        {
            var value = Evaluate(assignment.Value);
            if (Memory.IsReached)
                target.Write(value);
            return value;
        });
    }

    private Value EvaluateConditional(IConditionalOperation conditional) => Evaluate(conditional.Condition).Boolean is { } condition
        ? Evaluate(condition ? conditional.WhenTrue : conditional.WhenFalse)
        : Memory.Choose(() => Evaluate(conditional.WhenTrue), () => Evaluate(conditional.WhenFalse));

    private Value EvaluateAccess(IConditionalAccessOperation access, Value receiver)
    {
        return receiver.IsNull switch
        {
            true => receiver,
            false => Access(),
            null => Memory.Choose(() => Value.Unknown, Access),
        };

        Value Access()
        {
            _receivers.Push(receiver);
            var value = Evaluate(access.WhenNotNull);
            _receivers.Pop();
            return value;
        }
    }

    private Value EvaluateArm(ISwitchExpressionOperation choice, Value value, int index)
    {
        if (!Memory.IsReached)
            return Value.Unknown;
        if (index == choice.Arms.Length)
        {
            Memory.Now = null;
            return Value.Unknown;
        }

        var arm = choice.Arms[index];
        return interpreter.Patterns.Matches(arm.Pattern, arm.Guard, value) switch
        {
            true => Evaluate(arm.Value),
            false => EvaluateArm(choice, value, index + 1),
            null => Memory.Choose(() => Evaluate(arm.Value), () => EvaluateArm(choice, value, index + 1)),
        };
    }

    private Value EvaluateLambda(IAnonymousFunctionOperation lambda)
    {
        var function = new Function(lambda.Body, lambda.Symbol.Parameters, interpreter.Current.Scope);
        return lambda.Symbol.IsAsync ? Memory.Lose(function) : function;
    }

    private Value Throw(IThrowOperation failure)
    {
        Evaluate(failure.Exception);
        Memory.Now = null;
        return Value.Unknown;
    }

    private static Value Ignore(Value value)
    {
        _ = value;
        return Value.Unknown;
    }

    private static Value Truth(bool? truth) => truth is { } known ? new Known(known) : Value.Unknown;
}
