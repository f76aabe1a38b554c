using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <content>Calls.</content>
internal sealed partial class Interpreter
{
    private Value EvaluateInvocation(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var instance = Evaluate(invocation.Instance);
        var arguments = EvaluateArguments(invocation.Arguments);
        if (_now is null)
            return Value.Unknown;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return Apply(instance, arguments);
        if ((BodyOf(method) ?? HelperBody(method, arguments)) is { } body && method.Parameters.All(parameter => parameter.RefKind is RefKind.None or RefKind.In))
            return Call(body, method.OriginalDefinition.Parameters, arguments);
        if (instance is This && method.ReturnType.IsOsnas(nameof(InfoTable)) && IsCheckedElsewhere(method))
        {
            ForgetFields();
            return Allocate(RightTable(invocation.Syntax));
        }

        if (method.ContainingType.IsOsnas(nameof(InfoTable)))
            return CallTable(invocation, instance, arguments);
        if (method.ContainingType is { Name: nameof(Enumerable), ContainingNamespace.Name: "Linq" })
            return CallQuery(invocation, arguments);
        if (method is { IsStatic: true, Name: "ConvertAll", Parameters.Length: 2 } && Follow(arguments[0]) is { } array)
            return Allocate(array.Map((item, _) => Apply(arguments[1], [item])));
        if (method is { Name: "Max" or "Min", ContainingType.Name: "Math" } && arguments[0].Integer is { } left && arguments[1].Integer is { } right)
            return new Known(method.Name == "Max" ? Math.Max(left, right) : Math.Min(left, right));
        if (Follow(instance) is not null)
            return CallList(invocation, instance, arguments);
        if (instance is Known known && arguments.Length > 0 && SpaceMembers.Call(known.Data, method.Name, arguments) is Known result)
            return result;
        foreach (var argument in arguments.Prepend(instance))
        {
            if (!(argument is This && method.Name == "GetBlockInfo"))
                Escape(argument);
        }

        if (method.DeclaringSyntaxReferences.Length > 0)
            ForgetFields();
        ForgetTargets(invocation);
        return Value.Unknown;
    }

    /// <summary>What a method writes through its parameters isn't known.</summary>
    private void ForgetTargets(IInvocationOperation invocation)
    {
        foreach (var argument in invocation.Arguments.Where(argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
            Assign(argument.Value, Value.Unknown);
    }

    private IOperation? BodyOf(IMethodSymbol method) =>
        _localFunctions.TryGetValue(method, out var local) ? local : _table.Body(method);

    /// <summary>The body of a helper in another class, where it can matter: a cell is never asked for.</summary>
    private IOperation? HelperBody(IMethodSymbol method, Value[] arguments) =>
        method.ReturnType.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_String && !arguments.Any(argument => argument is Reference or Function)
            ? null
            : _table.HelperBody(method);

    /// <summary>Calls a lambda or method that is a value.</summary>
    private Value Apply(Value function, IReadOnlyList<Value> arguments)
    {
        if (function is Function known)
            return Call(known.Body, known.Parameters, arguments);
        foreach (var argument in arguments)
            Escape(argument);
        ForgetFields();
        return Value.Unknown;
    }

    private Value Call(IOperation body, ImmutableArray<IParameterSymbol> parameters, IReadOnlyList<Value> arguments)
    {
        // A method that calls itself would write over its own variables.
        if (_active.Count == Limits.Calls || !_active.Add(body))
            throw new CannotTellException("a method calls itself");
        for (var index = 0; index < parameters.Length && index < arguments.Count; index++)
            _now = _now?.Set(parameters[index], arguments[index]);

        var caller = _frame;
        var isIterator = body.Descendants().Any(operation => operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak);
        _frame = new() { Yielded = isIterator ? Allocate(Sequence.Of([], new(body.Syntax, OriginKind.Empty))) : null };
        Execute(body);
        if (_now is not null)
            _frame.Returns.Add(new(Value.Unknown, _now, body.Syntax));
        var (returns, yielded) = (_frame.Returns, _frame.Yielded);
        _frame = caller;
        _active.Remove(body);

        _now = returns.Aggregate((State?)null, (state, result) => Join(state, result.State));
        if (_now is null)
            return Value.Unknown;
        if (yielded is not null)
            return yielded;
        return returns.All(result => result.Value.Equals(returns[0].Value))
            ? returns[0].Value
            : returns.Select(result => result.Sequence ?? result.Value).Aggregate(Value.Join);
    }

    /// <summary>Whether a method of a look-up table gives tables of the right shape: Osnas itself writes it, or it is reported where it stands.</summary>
    private bool IsCheckedElsewhere(IMethodSymbol method) =>
        method.ContainingType.IsOsnas("BaseLookUpTable") || _table.Spaces.Find(method.ContainingType.ContainingType) is not null;

    /// <summary>The table that such a method gives.</summary>
    private Sequence RightTable(SyntaxNode place)
    {
        var origin = new Origin(place, OriginKind.Literal);
        return Sequence.Repeat(Sequence.Repeat(Value.Unknown, _table.Columns, origin), _table.Rows, origin) with { IsTable = true };
    }
}
