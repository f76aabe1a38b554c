using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <content>Loops.</content>
internal sealed partial class Interpreter
{
    private void ExecuteFor(IForLoopOperation operation)
    {
        foreach (var statement in operation.Before)
            Execute(statement);
        var place = operation.Condition?.Syntax ?? operation.Syntax;
        Repeat(operation, new(place, noun: null), () => operation.Condition is null ? true : Evaluate(operation.Condition).Boolean, () =>
        {
            foreach (var statement in operation.AtLoopBottom)
                Execute(statement);
        });
    }

    private void ExecuteForEach(IForEachLoopOperation operation)
    {
        var items = Follow(Evaluate(operation.Collection));
        var index = 0;
        Repeat(operation, new(operation.Collection.Syntax, items?.Origin.Noun ?? "item") { Total = items?.Length }, Next, () => { });

        bool? Next()
        {
            if (items?.Length is not { } length)
                return null;
            if (index == length)
                return false;
            AssignControl(operation.LoopControlVariable, items.At(index++));
            return true;
        }
    }

    private void AssignControl(IOperation variable, Value value)
    {
        if (variable is IVariableDeclaratorOperation declarator)
            _now = _now?.Set(declarator.Symbol, value);
        else
            Assign(variable, value);
    }

    private void ExecuteWhile(IWhileLoopOperation operation)
    {
        var isFirst = true;
        Repeat(operation, new(operation.Condition?.Syntax ?? operation.Syntax, noun: null), Next, () => { });

        bool? Next()
        {
            var enters = !operation.ConditionIsTop && isFirst;
            isFirst = false;
            return enters ? true : Evaluate(operation.Condition).Boolean is { } condition ? condition != operation.ConditionIsUntil : null;
        }
    }

    /// <summary>Runs a loop, pass by pass.</summary>
    /// <param name="operation">The loop.</param>
    /// <param name="loop">This run of it.</param>
    /// <param name="next">Whether another pass begins; null if that isn't known.</param>
    /// <param name="step">What ends a pass.</param>
    private void Repeat(ILoopOperation operation, Loop loop, Func<bool?> next, Action step)
    {
        var around = _loops;
        _loops = around.Add(loop);
        while (_now is not null)
        {
            Spend(1);
            var enters = next();
            if (enters is null && _now is not null)
                ExecuteAnyNumberOfTimes(operation);
            if (enters is not true || _now is null)
                break;
            loop.Passes++;
            Execute(operation.Body);
            Land(operation.ContinueLabel);
            if (_now is not null)
                step();
        }

        Land(operation.ExitLabel);
        loop.HasEnded = true;
        _loops = around;
    }

    /// <summary>What a loop may change is unknown after it. One pass shows what it returns.</summary>
    private void ExecuteAnyNumberOfTimes(ILoopOperation operation)
    {
        Forget(operation);
        var before = _now;
        Execute(operation.Body);
        Land(operation.ContinueLabel);
        _now = Join(before, _now);
        Forget(operation);
    }
}
