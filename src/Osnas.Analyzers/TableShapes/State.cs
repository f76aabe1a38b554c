using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers.TableShapes;

/// <summary>What is known at a point of the program. Immutable, so that branches start from the same one.</summary>
internal sealed class State
{
    private readonly ImmutableDictionary<ISymbol, Value> _variables;
    private readonly ImmutableDictionary<int, Sequence> _heap;

    private State(ImmutableDictionary<ISymbol, Value> variables, ImmutableDictionary<int, Sequence> heap) =>
        (_variables, _heap) = (variables, heap);

    /// <summary>The state in which nothing is there.</summary>
    public static State Empty { get; } = new(
        ImmutableDictionary.Create<ISymbol, Value>(SymbolEqualityComparer.Default), ImmutableDictionary<int, Sequence>.Empty);

    /// <summary>How many variables and sequences there are.</summary>
    public int Size => _variables.Count + _heap.Count;

    /// <summary>All variables.</summary>
    public IEnumerable<ISymbol> Variables => _variables.Keys;

    /// <summary>What holds where either of two holds; null is a point that isn't reached.</summary>
    public static State? Join(State? left, State? right)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
            return left ?? right;
        var variables = ReferenceEquals(left._variables, right._variables)
            ? left._variables
            : left._variables.RemoveRange(left._variables.Keys.Where(key => !right._variables.ContainsKey(key)))
                .SetItems(Changes(left._variables, right._variables, Value.Join));
        var heap = ReferenceEquals(left._heap, right._heap)
            ? left._heap
            : left._heap.AddRange(right._heap.Where(cell => !left._heap.ContainsKey(cell.Key)))
                .SetItems(Changes(left._heap, right._heap, Sequence.Join));
        return new(variables, heap);
    }

    /// <summary>The value of a variable.</summary>
    public Value Get(ISymbol variable) => _variables.TryGetValue(variable, out var value) ? value : Value.Unknown;

    /// <summary>A sequence that others may change.</summary>
    public Sequence Get(Reference reference) => _heap[reference.Address];

    public State Set(ISymbol variable, Value value) => new(_variables.SetItem(variable, value), _heap);

    public State Set(Reference reference, Sequence sequence) => new(_variables, _heap.SetItem(reference.Address, sequence));

    private static IEnumerable<KeyValuePair<TKey, TValue>> Changes<TKey, TValue>(
        ImmutableDictionary<TKey, TValue> left, ImmutableDictionary<TKey, TValue> right, Func<TValue, TValue, TValue> join)
        where TKey : notnull
        where TValue : class
    {
        foreach (var item in right)
        {
            if (left.TryGetValue(item.Key, out var other) && !ReferenceEquals(other, item.Value))
                yield return new(item.Key, join(other, item.Value));
        }
    }
}
