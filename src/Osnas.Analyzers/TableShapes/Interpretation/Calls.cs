using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>
/// Calls methods: those whose code is there are followed, some of .NET and of Osnas are known, and any other loses what
/// it gets.
/// </summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class Calls(Interpreter interpreter)
{
    /// <summary>Classes of .NET whose static methods read their arguments and keep none of them.</summary>
    private static readonly string[] Readers =
    [
        "System.Math", "System.MathF", "System.Convert", "System.String", "System.Char", "System.Console", "System.Int32", "System.Int64",
        "System.Double", "System.Single", "System.Boolean",
        "System.GC", "System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.ArgumentNullException", "System.ArgumentException",
        "System.ArgumentOutOfRangeException",
    ];

    private readonly List<IOperation> _active = [];

    private Memory Memory => interpreter.Memory;

    public Value Evaluate(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        if (IsConditional(method))
        {
            // Whether the call is compiled, with its arguments, depends on the build.
            Memory.Fork(() => Dispatch(invocation), () => { });
            return Value.Unknown;
        }

        return Dispatch(invocation);
    }

    /// <summary>The values of arguments, evaluated in the order that they are written in, in the order of the parameters.</summary>
    public IReadOnlyList<Argument> EvaluateArguments(IEnumerable<IArgumentOperation> arguments)
    {
        var evaluated = new List<Argument>();
        var ordinals = new List<int>();
        foreach (var argument in arguments)
        {
            var ordinal = argument.Parameter?.Ordinal ?? -1;
            var place = ordinals.Count;
            while (place > 0 && ordinals[place - 1] > ordinal)
                place--;
            evaluated.Insert(place, EvaluateArgument(argument));
            ordinals.Insert(place, ordinal);
        }

        return evaluated;
    }

    /// <summary>A method that is named without a call.</summary>
    public Value Refer(IMethodReferenceOperation reference, Value instance)
    {
        if (reference.Method.MethodKind == MethodKind.LocalFunction)
            return interpreter.Current.Scope.FindFunction(reference.Method.OriginalDefinition) is { } local ? local : Memory.Lose(instance);
        var method = instance is This ? (IMethodSymbol)interpreter.Table.Resolve(reference.Method, reference.Instance) : reference.Method;
        if (CodeOf(method, instance) is { } body)
            return new Function(body, method.OriginalDefinition.Parameters, null);
        return new MethodGroup(method, instance);
    }

    /// <summary>Calls a value.</summary>
    public Value Apply(Value callable, IReadOnlyList<Argument> arguments, SyntaxNode place)
    {
        switch (callable)
        {
            case Function function:
                return Run(function, arguments, place);
            case MethodGroup group:
                var method = group.Method.ReducedFrom ?? group.Method;
                var isExtension = method.IsExtensionMethod && method.Parameters.Length == arguments.Count + 1;
                return Dispatch(
                    new Call(method, group.Instance, isExtension ? [new(group.Instance, place), .. arguments] : arguments, place));
            default:
                Memory.Lose(callable);
                LoseArguments(arguments);
                Memory.RunUnknownCode();
                return Value.Unknown;
        }
    }

    public Value Apply(Value callable, SyntaxNode place, params Value[] arguments) =>
        Apply(callable, arguments.Select(argument => new Argument(argument, place)).ToArray(), place);

    /// <summary>Runs code that is followed.</summary>
    public Value Run(Function function, IReadOnlyList<Argument> arguments, SyntaxNode place)
    {
        if (!Memory.IsReached)
            return Value.Unknown;
        if (interpreter.Table.IsIterator(function.Body))
        {
            if (arguments.Any(argument => argument.Variable is not null)
                || function.Body.Descendants().Any(operation => operation is ITryOperation))
                throw new CannotTellException("an iterator with 'try' isn't followed");
            return new Iterator(function, arguments);
        }

        if (_active.Count >= Limits.Calls)
        {
            Memory.Lose(function);
            LoseArguments(arguments);
            Memory.RunUnknownCode();
            return Value.Unknown;
        }

        var caller = interpreter.Current;
        var activation = Enter(function, arguments, place);
        _active.Add(function.Body);
        interpreter.Statements.Execute(function.Body);
        _active.RemoveAt(_active.Count - 1);
        interpreter.Current = caller;

        var end = (State: Memory.Now, Value: Value.Unknown);
        foreach (var result in activation.Returns)
            end = Memory.Join(end.State, end.Value, result.State, result.Value);
        Memory.Now = end.State;
        return end.Value;
    }

    /// <summary>Begins to run code that is followed, with variables for its parameters.</summary>
    public Activation Enter(Function function, IReadOnlyList<Argument> arguments, SyntaxNode place)
    {
        var activation = new Activation(new(function.Scope), interpreter.Current.Loops);
        for (var index = 0; index < function.Parameters.Length; index++)
        {
            var parameter = function.Parameters[index];
            if (index >= arguments.Count)
                activation.Scope.Declare(parameter, Memory.AllocateVariable(Value.Unknown));
            else if (parameter.RefKind is RefKind.None)
                activation.Scope.Declare(parameter, Memory.AllocateVariable(arguments[index].Value));
            else if (arguments[index].Variable is { } variable)
                activation.Scope.Declare(parameter, variable);
            else if (parameter.RefKind is RefKind.Ref or RefKind.Out)
                throw new CannotTellException(
                    $"what '{Text.Of(arguments.Count > index ? arguments[index].Place : place)}' refers to isn't followed");
            else
                activation.Scope.Declare(parameter, Memory.AllocateVariable(arguments[index].Value));
        }

        interpreter.Current = activation;
        return activation;
    }

    /// <summary>Calls a method whose arguments are evaluated.</summary>
    public Value Dispatch(Call call)
    {
        if (!Memory.IsReached)
            return Value.Unknown;
        var (method, instance) = (call.Method, call.Instance);
        if (CodeOf(method, instance) is { } body && !IsRecursionWithoutEffect(body, call))
            return Run(new(body, method.OriginalDefinition.Parameters, null), call.Arguments, call.Place);
        if (instance is This
            && method.ReturnType.IsOsnas(nameof(InfoTable))
            && (method.ContainingType.IsOsnas("BaseLookUpTable") || method.IsGenerated()))
            return interpreter.Tables.Right(call);
        if (instance is This && method.Name == "GetBlockInfo" && method.ContainingType.IsOsnas("BaseLookUpTable"))
            return Value.Unknown;
        if (method.ContainingType.IsOsnas(nameof(ImageSize)))
            return Value.Unknown;
        if (method.ContainingType.IsOsnas(nameof(InfoTable)))
            return interpreter.Tables.Call(call);
        if (method.ContainingType is { Name: nameof(Enumerable), ContainingNamespace: { Name: "Linq", ContainingNamespace: var system } }
            && system is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
            return interpreter.Queries.Call(call);
        if (method.IsStatic
            && method.ContainingType.SpecialType == SpecialType.System_Array
            && interpreter.Containers.CallStatic(call) is { } array)
            return array;
        if (method is { Name: "Max" or "Min", ContainingType: { Name: "Math", ContainingNamespace.Name: "System" } }
            && call[0].Integer is { } left
            && call[1].Integer is { } right)
            return new Known(method.Name == "Max" ? Math.Max(left, right) : Math.Min(left, right));
        if (!method.IsStatic && Memory.Follow(instance) is { } sequence)
            return interpreter.Containers.Call(call, sequence);
        if (instance is Lazy && method.Name == "GetEnumerator" && interpreter.Queries.StartEnumerator(call) is { } enumerator)
            return enumerator;
        if (!method.IsStatic && instance is Callable && method.MethodKind == MethodKind.DelegateInvoke)
            return Apply(instance, call.Arguments, call.Place);
        if (instance is Known known
            && SpaceMembers.Call(known.Data, method.Name, call.Arguments.Select(argument => argument.Value).ToArray()) is Known result)
            return result;
        return CallUnknown(call);
    }

    /// <summary>Calls a method that isn't followed.</summary>
    public Value CallUnknown(Call call)
    {
        Memory.Unfollowed = call.Place;
        var reads = (call.Method.IsStatic || call.Instance is Known) && Readers.Contains(call.Method.ContainingType?.ToDisplayString())
            && call.Method.ReturnType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.TypeParameter };
        foreach (var argument in call.Arguments)
        {
            if (!reads || argument.Value is not Reference)
                Memory.Lose(argument.Value is This && reads ? Value.Unknown : argument.Value);
            if (argument.Variable is { } variable)
            {
                Memory.Lose(Memory.Read(variable));
                Memory.Write(variable, Value.Unknown);
            }
        }

        if (call.Instance is not This)
            Memory.Lose(call.Instance);
        if (!reads)
            Memory.RunUnknownCode();
        Memory.Unfollowed = null;
        return Value.Unknown;
    }

    private Value Dispatch(IInvocationOperation invocation)
    {
        var method = invocation.TargetMethod;
        var instance = interpreter.Evaluate(invocation.Instance);
        var arguments = EvaluateArguments(invocation.Arguments);
        if (!Memory.IsReached)
            return Value.Unknown;
        if (!method.IsStatic && invocation.Instance is not null && instance.IsNull == true)
            throw new CannotTellException("a method of null is called");
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return Apply(instance, arguments, invocation.Syntax);
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return interpreter.Current.Scope.FindFunction(method.OriginalDefinition) is { } local
                ? Run(local, arguments, invocation.Syntax)
                : throw new CannotTellException($"'{method.Name}' isn't followed");
        }

        var target =
            instance is This && invocation.IsVirtual ? (IMethodSymbol)interpreter.Table.Resolve(method, invocation.Instance) : method;
        return Dispatch(new Call(target, instance, arguments, invocation.Syntax));
    }

    private Argument EvaluateArgument(IArgumentOperation argument)
    {
        if (argument.Parameter?.RefKind is not (RefKind.Ref or RefKind.Out))
            return new(interpreter.Evaluate(argument.Value), argument.Value.Syntax);
        if (!Memory.IsReached)
            return new(Value.Unknown, argument.Value.Syntax);
        if (interpreter.Targets.AddressOf(argument.Value) is { } address)
            return new(Value.Unknown, argument.Value.Syntax, address);

        // A place that isn't a variable may hold anything afterwards.
        var place = interpreter.Targets.Locate(argument.Value);
        Memory.Lose(place.Read());
        if (Memory.IsReached)
            place.Write(Value.Unknown);
        return new(Value.Unknown, argument.Value.Syntax);
    }

    private IOperation? CodeOf(IMethodSymbol method, Value instance) =>
        method.MethodKind is MethodKind.Ordinary or MethodKind.PropertyGet
            && (method.IsStatic || instance is This)
            && !method.ContainingType.IsOsnas("BaseLookUpTable")
            ? interpreter.Table.CodeOf(method)
            : null;

    /// <summary>A method that calls itself and can change nothing that counts needn't be followed: a cell is never asked for.</summary>
    private bool IsRecursionWithoutEffect(IOperation body, Call call) =>
        _active.Contains(body)
        && call.Method.ReturnType.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_String
        && call.Arguments.All(argument => argument.Value is Known || argument.Value == Value.Unknown);

    private void LoseArguments(IReadOnlyList<Argument> arguments)
    {
        foreach (var argument in arguments)
        {
            Memory.Lose(argument.Value);
            if (argument.Variable is { } variable)
                Memory.Write(variable, Memory.Lose(Memory.Read(variable)));
        }
    }

    private static bool IsConditional(IMethodSymbol method) =>
        method.ReturnsVoid && method.GetAttributes().Any(
            attribute => attribute.AttributeClass is { Name: "ConditionalAttribute", ContainingNamespace.Name: "Diagnostics" });
}
