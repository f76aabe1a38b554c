using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>Runs statements. What they give by <c>yield</c> comes one by one, when it is asked for, as in the program.</summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class Statements(Interpreter interpreter)
{
    private Memory Memory => interpreter.Memory;

    private Activation Current => interpreter.Current;

    /// <summary>Runs a statement at once.</summary>
    public void Execute(IOperation? operation) => Drain(Run(operation));

    /// <summary>Runs a statement up to each <c>yield return</c>.</summary>
    public IEnumerable<Item> Run(IOperation? operation)
    {
        if (operation is null || !Memory.IsReached)
            return [];
        Memory.Spend(1);
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (operation)
        {
            case IBlockOperation block:
                return RunBlock(block);
            case IMethodBodyOperation method:
                return Run(method.BlockBody ?? method.ExpressionBody);
            case IConditionalOperation conditional:
                return RunConditional(conditional);
            case ISwitchOperation choice:
                return RunSwitch(choice);
            case IForLoopOperation loop:
                return interpreter.Loops.Run(loop);
            case IForEachLoopOperation loop:
                return interpreter.Loops.Run(loop);
            case IWhileLoopOperation loop:
                return interpreter.Loops.Run(loop);
            case IUsingOperation resource:
                return RunUsing(resource);
            case ILockOperation monitor:
                interpreter.Evaluate(monitor.LockedValue);
                return Run(monitor.Body);
            case IReturnOperation { Kind: OperationKind.YieldReturn } result:
                return RunYield(result);
            case IReturnOperation result:
                Return(result.ReturnedValue, result.Syntax);
                return [];
            case ITryOperation attempt:
                interpreter.Attempts.Execute(attempt);
                return [];
            case IExpressionStatementOperation statement:
                interpreter.Evaluate(statement.Operation);
                return [];
            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                    Declare(declaration);
                return [];
            case IUsingDeclarationOperation declaration:
                return Run(declaration.DeclarationGroup);
            case IBranchOperation { BranchKind: not BranchKind.GoTo } branch:
                JumpTo(branch.Target, Memory.Now);
                Memory.Now = null;
                return [];
            case IThrowOperation failure:
                interpreter.Evaluate(failure.Exception);
                Memory.Now = null;
                return [];
            case ILocalFunctionOperation or IEmptyOperation:
                return [];
            default:
                throw new CannotTellException($"'{operation.Syntax.GetFirstToken().ValueText}' isn't followed");
        }
    }

    /// <summary>Ends the method with a value.</summary>
    public void Return(IOperation? result, SyntaxNode place)
    {
        var value = interpreter.Evaluate(result);
        if (!Memory.IsReached)
            return;
        Current.Returns.Add(new(value, Memory.Now!, result?.Syntax ?? place));
        Memory.Now = null;
    }

    /// <summary>Goes on where the jumps to a label arrive.</summary>
    public void Land(ILabelSymbol label)
    {
        if (!Current.Jumps.TryGetValue(label, out var arriving))
            return;
        Current.Jumps.Remove(label);
        Memory.Now = Memory.Join(Memory.Now, arriving);
    }

    /// <summary>Enters a scope, with the variables that it declares.</summary>
    /// <returns>The scope around it.</returns>
    public Scope Enter(IEnumerable<ILocalSymbol> variables)
    {
        var around = Current.Scope;
        Current.Scope = new(around);
        foreach (var variable in variables)
            Current.Scope.Declare(variable, Memory.AllocateVariable(Value.Unknown));
        return around;
    }

    private IEnumerable<Item> RunBlock(IBlockOperation block)
    {
        var around = Enter(block.Locals);
        var disposes = false;
        DeclareFunctions(block.Operations);
        foreach (var statement in block.Operations)
        {
            disposes |= statement is IUsingDeclarationOperation;
            foreach (var item in Run(statement))
                yield return item;
        }

        if (disposes)
            Memory.RunUnknownCode();
        Current.Scope = around;
    }

    private void DeclareFunctions(IEnumerable<IOperation> statements)
    {
        foreach (var function in statements.OfType<ILocalFunctionOperation>())
        {
            if (function.Body is not null && !function.Symbol.IsAsync)
                Current.Scope.Declare(function.Symbol, new(function.Body, function.Symbol.Parameters, Current.Scope));
        }
    }

    private void Declare(IVariableDeclarationOperation declaration)
    {
        foreach (var declarator in declaration.Declarators)
        {
            if (declarator.Symbol.IsRef)
                throw new CannotTellException($"what '{declarator.Symbol.Name}' refers to isn't followed");
            var value = interpreter.Evaluate((declarator.Initializer ?? declaration.Initializer)?.Value);
            interpreter.Targets.Declare(declarator.Symbol, value);
        }
    }

    private IEnumerable<Item> RunConditional(IConditionalOperation conditional)
    {
        if (interpreter.Evaluate(conditional.Condition).Boolean is { } condition)
            return Run(condition ? conditional.WhenTrue : conditional.WhenFalse);
        if (Memory.IsReached)
            Memory.Fork(() => Execute(conditional.WhenTrue), () => Execute(conditional.WhenFalse));
        return [];
    }

    private IEnumerable<Item> RunSwitch(ISwitchOperation choice)
    {
        var around = Enter(choice.Locals);
        var value = interpreter.Evaluate(choice.Value);
        foreach (var section in choice.Cases)
            DeclareFunctions(section.Body);
        foreach (var item in RunSection(choice, value, index: 0))
            yield return item;
        Land(choice.ExitLabel);
        Current.Scope = around;
    }

    /// <summary>
    /// Runs the first section from an index on that the value is a case of. The default section is the last resort,
    /// wherever it stands.
    /// </summary>
    private IEnumerable<Item> RunSection(ISwitchOperation choice, Value value, int index)
    {
        if (!Memory.IsReached)
            return [];
        if (index == choice.Cases.Length)
            return RunAll(choice.Cases.FirstOrDefault(section => section.Clauses.Any(clause => clause.CaseKind == CaseKind.Default)));

        var section = choice.Cases[index];
        var matches = section.Clauses.Select(clause => interpreter.Patterns.Matches(clause, value)).ToArray();
        if (matches.Contains(true))
            return RunAll(section);
        if (matches.All(match => match == false))
            return RunSection(choice, value, index + 1);
        Memory.Fork(
            () => Drain(RunAll(section)),
            () => Drain(RunSection(choice, value, index + 1)));
        return [];

        IEnumerable<Item> RunAll(ISwitchCaseOperation? section)
        {
            if (section is null)
                yield break;
            foreach (var local in section.Locals)
            {
                if (Current.Scope.FindOwn(local) is null)
                    Current.Scope.Declare(local, Memory.AllocateVariable(Value.Unknown));
            }

            foreach (var statement in section.Body)
            {
                foreach (var item in Run(statement))
                    yield return item;
            }
        }
    }

    private static void Drain(IEnumerable<Item> items)
    {
        foreach (var _ in items)
            throw new CannotTellException("'yield' isn't followed if a condition before it is unknown");
    }

    private IEnumerable<Item> RunUsing(IUsingOperation resource)
    {
        var around = Enter(resource.Locals);
        if (resource.Resources is IVariableDeclarationGroupOperation)
            Execute(resource.Resources);
        else
            interpreter.Evaluate(resource.Resources);
        foreach (var item in Run(resource.Body))
            yield return item;
        Memory.RunUnknownCode();
        Current.Scope = around;
    }

    private IEnumerable<Item> RunYield(IReturnOperation result)
    {
        var value = interpreter.Evaluate(result.ReturnedValue);
        if (Memory.IsReached)
            yield return new(value, new(result.Syntax, Current.Loops));
    }

    /// <summary>Notes that something jumps to a label.</summary>
    public void JumpTo(ILabelSymbol label, State? from) =>
        Current.Jumps[label] = Memory.Join(Current.Jumps.TryGetValue(label, out var earlier) ? earlier : null, from);
}
