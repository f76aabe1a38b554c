using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>Runs loops, pass by pass.</summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class Loops(Interpreter interpreter)
{
    private Memory Memory => interpreter.Memory;

    private Activation Current => interpreter.Current;

    private Statements Statements => interpreter.Statements;

    public IEnumerable<Item> Run(IForLoopOperation operation)
    {
        var around = Statements.Enter(operation.Locals);
        foreach (var statement in operation.Before)
            Statements.Execute(statement);
        var passes = Repeat(
            operation, operation.Condition?.Syntax ?? operation.Syntax, operation.ConditionLocals,
            _ => operation.Condition is null ? true : interpreter.Evaluate(operation.Condition).Boolean, operation.AtLoopBottom);
        foreach (var item in passes)
            yield return item;
        Current.Scope = around;
    }

    public IEnumerable<Item> Run(IWhileLoopOperation operation) => Repeat(
        operation, operation.Condition?.Syntax ?? operation.Syntax, operation.Locals, isFirst =>
        {
            if (!operation.ConditionIsTop && isFirst)
                return true;
            return interpreter.Evaluate(operation.Condition).Boolean is { } condition ? condition != operation.ConditionIsUntil : null;
        }, []);

    public IEnumerable<Item> Run(IForEachLoopOperation operation)
    {
        if (operation.IsAsynchronous)
            throw new CannotTellException("'await' isn't followed");
        var collection = interpreter.Evaluate(operation.Collection);
        if (!Memory.IsReached)
            yield break;
        var (origin, _) = interpreter.Enumeration.OriginOf(collection, operation.Collection.Syntax);
        var loop = new Loop(operation.Collection.Syntax, origin.Noun) { Total = interpreter.Enumeration.LengthOf(collection) };
        var outside = Current.Loops;
        Current.Loops = outside.Add(loop);
        foreach (var next in interpreter.Enumeration.Enumerate(collection))
        {
            if (!Memory.IsReached)
                break;
            if (next.Rest is not null)
            {
                AnyNumberOfTimes(() =>
                {
                    var scope = Enter(next.Value);
                    Statements.Execute(operation.Body);
                    Statements.Land(operation.ContinueLabel);
                    Current.Scope = scope;
                });
                break;
            }

            loop.Passes++;
            var around = Enter(next.Value);
            foreach (var item in Statements.Run(operation.Body))
                yield return item;
            Statements.Land(operation.ContinueLabel);
            Current.Scope = around;
            if (!Memory.IsReached)
                break;
        }

        End(operation, loop);
        Current.Loops = outside;

        Scope Enter(Value value)
        {
            var around = Statements.Enter(operation.Locals);
            if (operation.LoopControlVariable is IVariableDeclaratorOperation declarator)
                interpreter.Targets.Declare(declarator.Symbol, value);
            else
                interpreter.Targets.Assign(operation.LoopControlVariable, () => value);
            return around;
        }
    }

    /// <summary>Runs code any number of times, none included. What it changes isn't known afterwards.</summary>
    public void AnyNumberOfTimes(Action pass)
    {
        var before = Memory.Now;
        var changes = new Dictionary<int, Sharing>();
        var (returns, findings, jumps) = (Current.Returns.Count, interpreter.Findings.Count, Current.Jumps);
        while (Memory.IsReached)
        {
            // A pass starts with any possible result of earlier passes, so that one pass represents all.
            Current.Jumps = new(jumps, SymbolEqualityComparer.Default);
            Memory.Forget(changes);
            var start = Memory.Now;
            var changed = Memory.Record(pass);
            if (!Memory.IsReached || changed.All(change => changes.TryGetValue(change.Key, out var sharing) && sharing >= change.Value))
            {
                Memory.Now = Memory.Join(start, Memory.Now);
                return;
            }

            foreach (var change in changed)
                changes[change.Key] = changes.TryGetValue(change.Key, out var sharing) && sharing > change.Value ? sharing : change.Value;
            Memory.Now = before;
            Current.Returns.RemoveRange(returns, Current.Returns.Count - returns);
            interpreter.Findings.RemoveRange(findings, interpreter.Findings.Count - findings);
        }
    }

    private IEnumerable<Item> Repeat(
        ILoopOperation operation, SyntaxNode place, IEnumerable<ILocalSymbol> variables, Func<bool, bool?> next,
        IEnumerable<IOperation> step)
    {
        var loop = new Loop(place, noun: null);
        var outside = Current.Loops;
        Current.Loops = outside.Add(loop);
        var isFirst = true;
        while (Memory.IsReached)
        {
            Memory.Spend(1);
            var around = Statements.Enter(variables);
            var (before, enters) = (Memory.Now, next(isFirst));
            isFirst = false;
            if (enters is null && Memory.IsReached)
            {
                Memory.Now = before;
                AnyNumberOfTimes(() =>
                {
                    next(false);
                    Statements.Execute(operation.Body);
                    EndPass();
                });
                next(false);
            }

            if (enters is not true || !Memory.IsReached)
            {
                Current.Scope = around;
                break;
            }

            loop.Passes++;
            foreach (var item in Statements.Run(operation.Body))
                yield return item;
            EndPass();
            Current.Scope = around;
        }

        End(operation, loop);
        Current.Loops = outside;

        void EndPass()
        {
            Statements.Land(operation.ContinueLabel);
            foreach (var statement in Memory.IsReached ? step : [])
                Statements.Execute(statement);
        }
    }

    private void End(ILoopOperation operation, Loop loop)
    {
        Statements.Land(operation.ExitLabel);
        loop.HasEnded = true;
    }
}
