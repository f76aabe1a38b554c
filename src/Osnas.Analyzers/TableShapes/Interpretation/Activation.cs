using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>One run of a method, lambda or local function.</summary>
/// <param name="scope">Its parameters.</param>
/// <param name="loops">The loops around the call.</param>
internal sealed class Activation(Scope scope, ImmutableArray<Loop> loops)
{
    /// <summary>The block that runs.</summary>
    public Scope Scope { get; set; } = scope;

    /// <summary>The loops around, outermost first.</summary>
    public ImmutableArray<Loop> Loops { get; set; } = loops;

    /// <summary>The states of the jumps to each label.</summary>
    public Dictionary<ILabelSymbol, State?> Jumps { get; set; } = new(SymbolEqualityComparer.Default);

    /// <summary>The ways that it has ended so far.</summary>
    public List<Return> Returns { get; } = [];
}
