using System.Collections.Immutable;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.States;

/// <summary>
/// Finds what holds where either of two states holds. Objects that the ways have made apart from each other are one
/// where they stand in the same places, each in the place of one other alone; any other two that meet in a place are lost.
/// </summary>
internal sealed class StateJoin
{
    private readonly State _left;
    private readonly State _right;
    private readonly Dictionary<int, bool> _changed;
    private readonly Dictionary<int, int> _partners = [];
    private readonly Dictionary<int, int> _names = [];
    private readonly Queue<int> _pending = new();
    private readonly List<Value> _lost = [];

    public StateJoin(State left, State right)
    {
        (_left, _right) = (left, right);
        _changed = State.ChangedSince(left, right);
    }

    /// <summary>The number of variables and objects that are compared.</summary>
    public int Size => _changed.Count;

    /// <summary>The addresses that objects of the right state have in the joined one.</summary>
    public IReadOnlyDictionary<int, int> Names => _names;

    /// <summary>The values of which the joined state doesn't know which one it is.</summary>
    public IReadOnlyList<Value> Lost => _lost;

    /// <summary>Joins two possible values.</summary>
    public Value Join(Value left, Value right)
    {
        if (left.Equals(right))
            return left;
        switch (left, right)
        {
            case (Reference first, Reference second):
                if (Pair(first.Address, second.Address))
                    return first;
                break;
            case (Sequence first, Sequence second):
                if (Sequence.Join(first, second, Join) is { } sequence)
                    return sequence;
                break;
            case (Group first, Group second) when first.Items.Length == second.Items.Length:
                return first with { Items = ImmutableArray.CreateRange(first.Items.Zip(second.Items, Join)) };
        }

        _lost.Add(left);
        _lost.Add(right);
        return LengthOf(left, _left) is { } length && length == LengthOf(right, _right)
            ? Sequence.Repeat(Value.Unknown, length, ((Sequence)_left.Find(((Reference)left).Address)!.Value.Content).Origin)
            : Value.Unknown;
    }

    /// <summary>The joined state. What is <see cref="Lost"/> is still to be lost in it.</summary>
    public State Finish()
    {
        var joined = _left;
        foreach (var address in _changed.Keys)
        {
            if (_right.Find(address) is not { } right)
                continue;
            joined = joined.Set(address, _left.Find(address) is { } left ? Join(left, right) : right);
        }

        while (_pending.Count > 0)
        {
            var address = _pending.Dequeue();
            joined = joined.Set(address, Join(_left.Find(address)!.Value, _right.Find(_partners[address])!.Value));
        }

        return joined;
    }

    /// <summary>An array keeps its length, whichever of two it is.</summary>
    private static int? LengthOf(Value value, State state) =>
        value is Reference { Address: var address }
            && state.Find(address) is { Content: Sequence { Kind: Container.Array, Length: { } length } }
            ? length
            : null;

    private Slot Join(Slot left, Slot right)
    {
        var sharing = left.Sharing > right.Sharing ? left.Sharing : right.Sharing;
        if (sharing > left.Sharing)
            _lost.Add(left.Content);
        if (sharing > right.Sharing)
            _lost.Add(right.Content);
        var content = Join(left.Content, right.Content);
        if (sharing == Sharing.Written && left.Sharing != right.Sharing)
            content = content is Sequence sequence && left.IsObject ? sequence.Forget() : Value.Unknown;
        return new(content, left.IsObject, sharing);
    }

    private bool Pair(int left, int right)
    {
        if (_partners.TryGetValue(left, out var partner) || _names.ContainsKey(right))
            return partner == right && _names.ContainsKey(right);
        if (!IsNew(left)
            || !IsNew(right)
            || _left.Find(left) is not { Content: Sequence first }
            || _right.Find(right) is not { Content: Sequence second }
            || first.Kind != second.Kind)
            return false;
        _partners.Add(left, right);
        _names.Add(right, left);
        _pending.Enqueue(left);
        return true;
    }

    private bool IsNew(int address) => _changed.TryGetValue(address, out var isNew) && isNew;
}
