using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <content>What may be left in the middle: try, catch and finally.</content>
internal sealed partial class Interpreter
{
    /// <summary>Runs a try statement. Each way out of it, by a return or a jump as well, leads through the finally block.</summary>
    private void ExecuteTry(ITryOperation attempt)
    {
        if (attempt.Finally is null)
        {
            ExecuteCatching(attempt);
            return;
        }

        var (around, earlier) = (_jumps, _frame.Returns.Count);
        _jumps = new(SymbolEqualityComparer.Default);
        ExecuteCatching(attempt);
        var (after, jumps, returns) = (_now, _jumps, _frame.Returns.Skip(earlier).ToArray());
        _jumps = around;

        _frame.Returns.RemoveRange(earlier, returns.Length);
        foreach (var result in returns)
        {
            if (ExecuteFrom(result.State, attempt.Finally) is { } state)
                _frame.Returns.Add(result with { State = state });
        }

        foreach (var jump in jumps)
            JumpTo(jump.Key, ExecuteFrom(jump.Value, attempt.Finally));
        _now = ExecuteFrom(after, attempt.Finally);
    }

    /// <summary>An exception may leave the block at any point of it, and then anything that the block changes may have changed or not.</summary>
    private void ExecuteCatching(ITryOperation attempt)
    {
        var (before, findings) = (_now, _findings.Count);
        Execute(attempt.Body);
        if (attempt.Catches.IsEmpty)
            return;
        if (_findings.Count > findings)
        {
            _findings.RemoveRange(findings, _findings.Count - findings);
            throw new CannotTellException("an exception is caught");
        }

        var after = _now;
        foreach (var handler in attempt.Catches)
        {
            _now = before;
            Forget(attempt.Body);
            Execute(handler.Handler);
            after = Join(after, _now);
        }

        _now = after;
    }

    private State? ExecuteFrom(State? state, IOperation block)
    {
        _now = state;
        Execute(block);
        return _now;
    }

    private void JumpTo(ILabelSymbol label, State? from) =>
        _jumps[label] = Join(_jumps.TryGetValue(label, out var earlier) ? earlier : null, from);
}
