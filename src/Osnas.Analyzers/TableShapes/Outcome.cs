using Microsoft.CodeAnalysis;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes;

/// <summary>The outcome of running a method.</summary>
/// <param name="Returns">The value that it returns on each path.</param>
/// <param name="Findings">The faults that make it fail.</param>
/// <param name="GaveUp">The reason why the interpreter couldn't run it to the end; null if it could.</param>
/// <param name="LostTo">Code that isn't followed and gets a list or a table; null if there is none.</param>
internal sealed record Outcome(IReadOnlyList<Return> Returns, IReadOnlyList<Finding> Findings, string? GaveUp, SyntaxNode? LostTo);

/// <summary>A way that a method ends.</summary>
/// <param name="Value">What it returns.</param>
/// <param name="State">What holds there.</param>
/// <param name="Place">The expression.</param>
internal sealed record Return(Value Value, State State, SyntaxNode Place)
{
    /// <summary>The sequence that is returned; null if it is none.</summary>
    public Sequence? Sequence => Value switch
    {
        Sequence sequence => sequence,
        Reference reference => State.Find(reference.Address)?.Content as Sequence,
        _ => null,
    };
}
