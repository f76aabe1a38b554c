using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.TableShapes;

/// <summary>What is known at a point of the program. Immutable, so that branches start from the same one.</summary>
internal sealed class State
{
    private readonly ImmutableDictionary<ISymbol, Value> _variables;
    private readonly ImmutableDictionary<int, Sequence> _heap;
    private readonly Change? _changes;

    private State(ImmutableDictionary<ISymbol, Value> variables, ImmutableDictionary<int, Sequence> heap, Change? changes) =>
        (_variables, _heap, _changes) = (variables, heap, changes);

    /// <summary>The state in which nothing is there.</summary>
    public static State Empty { get; } = new(
        ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default), ImmutableDictionary<int, Sequence>.Empty, null);

    /// <summary>All variables.</summary>
    public IEnumerable<ISymbol> Variables => _variables.Keys;

    /// <summary>What holds where either of two holds; null is a point that isn't reached.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <param name="spend">Takes the number of changes that are compared.</param>
    public static State? Join(State? left, State? right, Action<int> spend)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
            return left ?? right;
        var result = left;
        var changed = Change.Since(left._changes, right._changes);
        spend(changed.Count);
        foreach (var what in changed)
        {
            if (what is ISymbol variable)
                result = result.Set(variable, Value.Join(left.Get(variable), right.Get(variable)));
            else if (right._heap.TryGetValue((int)what, out var other))
                result = result.Set(new Reference((int)what), left._heap.TryGetValue((int)what, out var own) ? Join(own, other) : other);
        }

        return result;
    }

    /// <summary>Whether a variable has had a value, known or not.</summary>
    public bool Has(ISymbol variable) => _variables.ContainsKey(variable);

    /// <summary>The value of a variable.</summary>
    public Value Get(ISymbol variable) => _variables.TryGetValue(variable, out var value) ? value : Value.Unknown;

    /// <summary>A sequence that others may change.</summary>
    public Sequence Get(Reference reference) => _heap[reference.Address];

    public State Set(ISymbol variable, Value value) => new(_variables.SetItem(variable, value), _heap, Change.After(_changes, variable));

    public State Set(Reference reference, Sequence sequence) =>
        new(_variables, _heap.SetItem(reference.Address, sequence), Change.After(_changes, reference.Address));

    private static Sequence Join(Sequence left, Sequence right) => ReferenceEquals(left, right) ? left : Sequence.Join(left, right);

    /// <summary>What was changed on the way to a state, last first, so that only that is compared where ways meet.</summary>
    /// <param name="What">The variable, or the address of the sequence.</param>
    /// <param name="Before">What was changed before.</param>
    /// <param name="Number">How many changes there are with this one.</param>
    private sealed record Change(object What, Change? Before, int Number)
    {
        public static Change After(Change? before, object what) => new(what, before, (before?.Number ?? 0) + 1);

        /// <summary>What was changed since two ways parted.</summary>
        public static HashSet<object> Since(Change? left, Change? right)
        {
            var changed = new HashSet<object>();
            while (!ReferenceEquals(left, right))
            {
                var isLeft = right is null || left?.Number >= right.Number;
                var last = (isLeft ? left : right)!;
                changed.Add(last.What);
                if (isLeft)
                    left = last.Before;
                else
                    right = last.Before;
            }

            return changed;
        }
    }
}
