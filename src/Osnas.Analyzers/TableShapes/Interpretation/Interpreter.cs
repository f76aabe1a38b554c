using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>
/// Runs a method that builds a table on the values that are known at compile time. The layers and candidates are known,
/// so loops over them run exactly. Cells are unknown. If a condition depends on them, both branches run, and only what
/// they agree on remains known. Unsupported code makes everything that it can reach unknown.
/// </summary>
internal sealed class Interpreter
{
    private Interpreter(LookUpTableClass table, CancellationToken cancellation)
    {
        Table = table;
        Memory = new(cancellation);
        Expressions = new(this);
        Targets = new(this);
        Members = new(this);
        Patterns = new(this);
        Statements = new(this);
        Loops = new(this);
        Attempts = new(this);
        Calls = new(this);
        Creations = new(this);
        Containers = new(this);
        Tables = new(this);
        Enumeration = new(this);
        Queries = new(this);
        Items = new(this);
    }

    public LookUpTableClass Table { get; }

    public Memory Memory { get; }

    public Expressions Expressions { get; }

    public Targets Targets { get; }

    public Members Members { get; }

    public Patterns Patterns { get; }

    public Statements Statements { get; }

    public Loops Loops { get; }

    public Attempts Attempts { get; }

    public Calls Calls { get; }

    public Creations Creations { get; }

    public Containers Containers { get; }

    public Tables Tables { get; }

    public Enumeration Enumeration { get; }

    public Queries Queries { get; }

    public QueryItems Items { get; }

    /// <summary>The faults found so far.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>The method that runs.</summary>
    public Activation Current { get; set; } = new(new(null), ImmutableArray<Loop>.Empty);

    /// <summary>Runs a method, or what a member is initialized with.</summary>
    /// <param name="table">The class that it is in.</param>
    /// <param name="body">The method or initializer.</param>
    /// <param name="arguments">The arguments that are known.</param>
    /// <param name="cancellation">The cancellation token.</param>
    public static Outcome Run(
        LookUpTableClass table, IOperation body, IReadOnlyDictionary<ISymbol, Value> arguments, CancellationToken cancellation)
    {
        var interpreter = new Interpreter(table, cancellation);
        foreach (var argument in arguments)
            interpreter.Current.Scope.Declare(argument.Key, interpreter.Memory.AllocateVariable(argument.Value));
        string? gaveUp = null;
        try
        {
            if (body is ISymbolInitializerOperation { Value: var value })
                interpreter.Statements.Return(value, body.Syntax);
            else
                interpreter.Statements.Execute(body);
        }
        catch (CannotTellException exception)
        {
            gaveUp = exception.Message;
        }
        catch (InsufficientExecutionStackException)
        {
            gaveUp = "its code is nested too deeply to follow";
        }

        return new(interpreter.Current.Returns, interpreter.Findings, gaveUp, interpreter.Memory.LostTo);
    }

    public Value Evaluate(IOperation? operation) => Expressions.Evaluate(operation);

    /// <summary>Notes what makes the table wrong. The method comes no further than this.</summary>
    public void Fail(Finding finding)
    {
        Findings.Add(finding);
        Memory.Now = null;
    }

    /// <summary>Runs code that must not change anything, as how often it runs isn't clear.</summary>
    public T Purely<T>(Func<T> code)
    {
        var result = default(T)!;
        if (Memory.Record(() => result = code()).Count > 0)
            throw new CannotTellException("it isn't clear how often a query runs code that changes something");
        return result;
    }
}
