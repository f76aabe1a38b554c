using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.States;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>Runs what may be left in the middle: try, catch and finally.</summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class Attempts(Interpreter interpreter)
{
    private Memory Memory => interpreter.Memory;

    private Activation Current => interpreter.Current;

    private Statements Statements => interpreter.Statements;

    /// <summary>Runs a try statement. Each way out of it, by a return or a jump as well, leads through the finally block.</summary>
    public void Execute(ITryOperation attempt)
    {
        if (attempt.Finally is null)
        {
            ExecuteCatching(attempt);
            return;
        }

        var (around, earlier) = (Current.Jumps, Current.Returns.Count);
        Current.Jumps = new(SymbolEqualityComparer.Default);
        ExecuteCatching(attempt);
        var (after, jumps, returns) = (Memory.Now, Current.Jumps, Current.Returns.Skip(earlier).ToArray());
        Current.Jumps = around;

        Current.Returns.RemoveRange(earlier, returns.Length);
        foreach (var result in returns)
        {
            if (ExecuteFrom(result.State, attempt.Finally) is { } state)
                Current.Returns.Add(result with { State = state });
        }

        foreach (var jump in jumps)
            Statements.JumpTo(jump.Key, ExecuteFrom(jump.Value, attempt.Finally));
        Memory.Now = ExecuteFrom(after, attempt.Finally);
    }

    /// <summary>
    /// An exception may leave the block at any point of it, and then anything that the block changes may have changed
    /// or not.
    /// </summary>
    private void ExecuteCatching(ITryOperation attempt)
    {
        if (attempt.Catches.IsEmpty)
        {
            Statements.Execute(attempt.Body);
            return;
        }

        var (before, findings) = (Memory.Now, interpreter.Findings.Count);
        var changed = Memory.Record(() => Statements.Execute(attempt.Body));
        if (interpreter.Findings.Count > findings)
        {
            interpreter.Findings.RemoveRange(findings, interpreter.Findings.Count - findings);
            throw new CannotTellException("an exception is caught");
        }

        var after = Memory.Now;
        foreach (var handler in attempt.Catches)
        {
            Memory.Now = before;
            Memory.Forget(changed);
            var around = Statements.Enter(handler.Locals);
            interpreter.Evaluate(handler.Filter);
            Statements.Execute(handler.Handler);
            Current.Scope = around;
            after = Memory.Join(after, Memory.Now);
        }

        Memory.Now = after;
    }

    private State? ExecuteFrom(State? state, IOperation block)
    {
        Memory.Now = state;
        Statements.Execute(block);
        return Memory.Now;
    }
}
