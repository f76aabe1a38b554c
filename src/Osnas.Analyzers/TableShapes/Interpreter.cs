using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <summary>
/// Runs a method that builds a table, on what is known while compiling. The layers and candidates are, so loops over
/// them run as often as they will; cells aren't, and where a condition depends on them, both branches run and what
/// remains is what they agree on.
/// </summary>
internal sealed partial class Interpreter
{
    private readonly LookUpTableClass _table;
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<ISymbol, IOperation> _localFunctions = new(SymbolEqualityComparer.Default);
        private readonly HashSet<IOperation> _active = [];
    private readonly Stack<Value> _receivers = new();
    private readonly CancellationToken _cancellation;

    /// <summary>What holds at this point; null where it isn't reached.</summary>
    private State? _now = State.Empty;

    private Dictionary<ILabelSymbol, State?> _jumps = new(SymbolEqualityComparer.Default);
    private Frame _frame = new();
    private ImmutableArray<Loop> _loops = ImmutableArray<Loop>.Empty;
    private int _addresses;
    private int _steps;

    private Interpreter(LookUpTableClass table, CancellationToken cancellation) => (_table, _cancellation) = (table, cancellation);

    /// <summary>Runs a method, or what a member is initialized with.</summary>
    /// <param name="table">The class that it is in.</param>
    /// <param name="body">The method or initializer.</param>
    /// <param name="arguments">The arguments that are known.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static Outcome Run(LookUpTableClass table, IOperation body, IReadOnlyDictionary<ISymbol, Value> arguments, CancellationToken cancellation)
    {
        var interpreter = new Interpreter(table, cancellation);
        foreach (var argument in arguments)
            interpreter._now = interpreter._now!.Set(argument.Key, argument.Value);
        string? gaveUp = null;
        try
        {
            interpreter._active.Add(body);
            if (body is ISymbolInitializerOperation { Value: var value })
                interpreter.ExecuteReturn(value, body.Syntax);
            else
                interpreter.Execute(body);
        }
        catch (CannotTellException exception)
        {
            gaveUp = exception.Message;
        }

        return new(interpreter._frame.Returns, interpreter._findings, gaveUp);
    }

    private Reference Allocate(Sequence sequence)
    {
        var reference = new Reference(_addresses++);
        var depth = sequence.Appends.IsEmpty ? _loops.Length : sequence.Depth;
        _now = _now?.Set(reference, sequence with { Depth = depth, Source = null });
        return reference;
    }

    /// <summary>The sequence that a value is or refers to; null if it is none.</summary>
    private Sequence? Follow(Value value) => value switch
    {
        Sequence { Source: { } source } query when _now is not null && !ReferenceEquals(_now.Get(source.List), source.Then) => query.Forget(),
        Sequence sequence => sequence,
        Reference reference => _now?.Get(reference),
        _ => null,
    };

    /// <summary>Runs both of two branches, as it isn't known which one will run.</summary>
    private void Fork(Action first, Action second)
    {
        var before = _now;
        first();
        var after = _now;
        _now = before;
        second();
        _now = Join(after, _now);
    }

    /// <summary>Evaluates both of two expressions, as it isn't known which one will count.</summary>
    private Value Choose(Func<Value> first, Func<Value> second)
    {
        var before = _now;
        var (left, afterLeft) = (first(), _now);
        var leftSequence = Follow(left);
        _now = before;
        var (right, afterRight) = (second(), _now);
        var rightSequence = Follow(right);
        _now = Join(afterLeft, afterRight);
        if (afterLeft is null || afterRight is null)
            return afterLeft is null ? right : left;
        return left.Equals(right) ? left : Value.Join(leftSequence ?? left, rightSequence ?? right);
    }

    private State? Join(State? left, State? right) => State.Join(left, right, Spend);

    private void Spend(int steps)
    {
        _cancellation.ThrowIfCancellationRequested();
        _steps += steps;
        if (_steps > Limits.Steps)
            throw new CannotTellException("it takes too many steps to follow");
    }

    /// <summary>What a call returns, and from where.</summary>
    private sealed class Frame
    {
        public List<Return> Returns { get; } = [];

        /// <summary>What <c>yield return</c> has given; null if there is none in the method.</summary>
        public Reference? Yielded { get; init; }
    }
}
