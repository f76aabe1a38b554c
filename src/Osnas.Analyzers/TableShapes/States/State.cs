using System.Collections.Immutable;

namespace Osnas.Analyzers.TableShapes.States;

/// <summary>The immutable state at a point of the program, from which several branches can start.</summary>
internal sealed class State
{
    private readonly ImmutableDictionary<int, Slot> _slots;
    private readonly Change? _changes;

    private State(ImmutableDictionary<int, Slot> slots, Change? changes) => (_slots, _changes) = (slots, changes);

    /// <summary>The state in which nothing is there.</summary>
    public static State Empty { get; } = new(ImmutableDictionary<int, Slot>.Empty, null);

    /// <summary>The variable or object at an address; null if there is none on the way to this point.</summary>
    public Slot? Find(int address) => _slots.TryGetValue(address, out var slot) ? slot : null;

    public State Set(int address, Slot slot) =>
        new(_slots.SetItem(address, slot), new(address, !_slots.ContainsKey(address), _changes, (_changes?.Number ?? 0) + 1));

    /// <summary>The addresses that were set since two ways parted.</summary>
    /// <returns>Each address, and whether it is new: what both ways have in common doesn't refer to it.</returns>
    public static Dictionary<int, bool> ChangedSince(State left, State right)
    {
        var changed = new Dictionary<int, bool>();
        var (first, second) = (left._changes, right._changes);
        while (!ReferenceEquals(first, second))
        {
            var isFirst = second is null || first?.Number >= second.Number;
            var last = (isFirst ? first : second)!;
            changed[last.Address] = last.IsNew || (changed.TryGetValue(last.Address, out var isNew) && isNew);
            if (isFirst)
                first = last.Before;
            else
                second = last.Before;
        }

        return changed;
    }

    /// <summary>The assignments on the path to a state, last first. Only these are compared when paths join.</summary>
    private sealed record Change(int Address, bool IsNew, Change? Before, int Number);
}
