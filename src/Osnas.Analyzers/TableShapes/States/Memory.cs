using Microsoft.CodeAnalysis;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.States;

/// <summary>
/// The memory of the program that is interpreted: its variables, and the objects that have an identity. Code that isn't
/// followed may change all that it can reach, now and whenever such code runs again: that is lost for good.
/// </summary>
internal sealed class Memory(CancellationToken cancellation)
{
    // The look-up table itself has no content here; whether it is lost counts.
    private const int ThisAddress = 0;

    private readonly Dictionary<ISymbol, int> _fields = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IOperation, Captures> _captures = [];
    private readonly HashSet<IOperation> _losing = [];
    private readonly List<(int Start, Dictionary<int, Sharing> Changed)> _records = [];
    private IReadOnlyDictionary<int, int>? _names;
    private int _addresses = ThisAddress + 1;
    private int _steps;

    /// <summary>The state at this point; null if it isn't reachable.</summary>
    public State? Now { get; set; } = State.Empty;

    public bool IsReached => Now is not null;

    /// <summary>The code that isn't followed and runs at this point; null if there is none.</summary>
    public SyntaxNode? Unfollowed { get; set; }

    /// <summary>The code that the first object was lost to; null if none is lost, or not to code of the user's.</summary>
    public SyntaxNode? LostTo { get; private set; }

    /// <summary>Counts work, so that it ends.</summary>
    public void Spend(int steps)
    {
        cancellation.ThrowIfCancellationRequested();
        _steps += steps;
        if (_steps > Limits.Steps)
            throw new CannotTellException(Limits.TooManySteps);
    }

    /// <summary>Makes a variable.</summary>
    /// <returns>Its address.</returns>
    public int AllocateVariable(Value value)
    {
        Set(_addresses, new(value, IsObject: false));
        return _addresses++;
    }

    /// <summary>Makes an object.</summary>
    public Reference Allocate(Sequence sequence)
    {
        Spend(1 + ((sequence.Length ?? 0) / Limits.ItemsPerStep));
        Set(_addresses, new(sequence, IsObject: true));
        return new(_addresses++);
    }

    /// <summary>The value of a variable.</summary>
    public Value Read(int address) => Now?.Find(address)?.Content ?? Value.Unknown;

    /// <summary>Gives a variable another value.</summary>
    public void Write(int address, Value value)
    {
        var sharing = Now?.Find(address)?.Sharing ?? Sharing.None;
        if (sharing != Sharing.None)
            Lose(value);
        Set(address, new(sharing == Sharing.Written ? Value.Unknown : value, IsObject: false, sharing));
    }

    /// <summary>The items of an object, or of a collection that nothing changes; null if the value is neither.</summary>
    public Sequence? Follow(Value value) => value switch
    {
        Sequence sequence => sequence,
        Reference reference => Now?.Find(reference.Address)?.Content as Sequence,
        _ => null,
    };

    /// <summary>Changes the items of an object.</summary>
    public void Write(Reference reference, Sequence sequence)
    {
        if (Now?.Find(reference.Address) is not { } slot)
            return;
        Spend(1 + ((sequence.Length ?? 0) / Limits.ItemsPerStep));
        if (slot.Sharing == Sharing.Written)
        {
            Lose(sequence);
            sequence = sequence.Forget();
        }

        Set(reference.Address, slot with { Content = sequence });
    }

    /// <summary>The address of a field of the look-up table.</summary>
    public int FieldOf(ISymbol field)
    {
        if (!_fields.TryGetValue(field, out var address))
            _fields.Add(field, address = _addresses++);
        return address;
    }

    /// <summary>Whether a field has a value that is known here, or had one.</summary>
    public bool HasField(ISymbol field) => Now?.Find(FieldOf(field)) is not null;

    /// <summary>Whether code that isn't followed has the look-up table, and so may change its fields at any time.</summary>
    public bool IsThisLost => Now?.Find(ThisAddress) is not null;

    /// <summary>Forgets for good what is known of all that can be reached from a value: code that isn't followed has it now.</summary>
    /// <returns>The unknown value.</returns>
    public Value Lose(Value value)
    {
        switch (value)
        {
            case Reference reference:
                LoseObject(reference.Address);
                if (_names is not null && _names.TryGetValue(reference.Address, out var name))
                    LoseObject(name);
                break;
            case This when Now is not null && !IsThisLost:
                Set(ThisAddress, new(Value.Unknown, IsObject: false, Sharing.Written));
                RunUnknownCode();
                break;
            case Group group:
                LoseAll(group.Items);
                break;
            case Sequence sequence:
                LoseAll(sequence.Contents);
                break;
            case MethodGroup method:
                Lose(method.Instance);
                break;
            case Query { Call: var call }:
                LoseAll(call.Arguments.Select(argument => argument.Value).Prepend(call.Instance));
                break;
            case Iterator iterator:
                Lose(iterator.Function);
                LoseAll(iterator.Arguments.Select(argument => argument.Value));
                break;
            case Function function:
                LoseCaptures(function);
                break;
        }

        return Value.Unknown;
    }

    public void LoseAll(IEnumerable<Value> values)
    {
        foreach (var value in values)
            Lose(value);
    }

    /// <summary>Code that isn't followed runs. It may have the look-up table from elsewhere, and change what its fields hold.</summary>
    public void RunUnknownCode()
    {
        foreach (var field in _fields)
        {
            if (Now?.Find(field.Value) is not { } slot)
                continue;
            Lose(slot.Content);
            Set(field.Value, slot with { Content = IsReadOnly(field.Key) ? slot.Content : Value.Unknown });
        }
    }

    /// <summary>Joins the items of a sequence to one value. If they are different objects, they become unknown.</summary>
    public Value AnyOf(Sequence sequence) => AnyOf(sequence.Contents.ToArray());

    /// <summary>Joins several possible values. If they are different objects, they become unknown.</summary>
    public Value AnyOf(params Value[] contents)
    {
        if (contents.Length == 0)
            return Value.Unknown;
        if (contents.All(item => item.Equals(contents[0])))
            return contents[0];
        LoseAll(contents);
        var lengths = contents
            .Select(item => Follow(item) is { IsFixed: true, Kind: not Container.Grid } row ? row.Length : null)
            .Distinct()
            .ToArray();
        return lengths.Length == 1 && lengths[0] is { } length
            ? Sequence.Repeat(Value.Unknown, length, Follow(contents[0])!.Origin)
            : Value.Unknown;
    }

    /// <summary>Runs both of two branches, as it isn't known which one will run.</summary>
    public void Fork(Action first, Action second) =>
        Choose(() => { first(); return Value.Unknown; }, () => { second(); return Value.Unknown; });

    /// <summary>Evaluates both of two expressions, as it isn't known which one will count.</summary>
    public Value Choose(Func<Value> first, Func<Value> second)
    {
        var before = Now;
        var (left, afterLeft) = (first(), Now);
        Now = before;
        var (right, afterRight) = (second(), Now);
        (Now, var value) = Join(afterLeft, left, afterRight, right);
        return value;
    }

    public State? Join(State? left, State? right) => Join(left, Value.Unknown, right, Value.Unknown).State;

    /// <summary>Joins two states and two possible values.</summary>
    public (State? State, Value Value) Join(State? left, Value leftValue, State? right, Value rightValue)
    {
        if (left is null || right is null)
            return left is null ? (right, rightValue) : (left, leftValue);
        if (ReferenceEquals(left, right) && leftValue.Equals(rightValue))
            return (left, leftValue);
        var join = new StateJoin(left, right);
        Spend(1 + join.Size);
        var value = join.Join(leftValue, rightValue);
        var (now, names) = (Now, _names);
        (Now, _names) = (join.Finish(), join.Names);
        for (var index = 0; index < join.Lost.Count; index++)
            Lose(join.Lost[index]);
        var state = Now;
        (Now, _names) = (now, names);
        return (state, value);
    }

    /// <summary>Runs code and tells what it may have changed of what was there before, on any way through it.</summary>
    public IReadOnlyDictionary<int, Sharing> Record(Action code)
    {
        var changed = new Dictionary<int, Sharing>();
        _records.Add((_addresses, changed));
        try
        {
            code();
        }
        finally
        {
            _records.RemoveAt(_records.Count - 1);
        }

        return changed;
    }

    /// <summary>
    /// Forgets what variables and objects hold at this point. Unlike what is lost, they are known again when they get
    /// another value.
    /// </summary>
    public void Forget(IEnumerable<KeyValuePair<int, Sharing>> changed)
    {
        foreach (var change in changed)
        {
            if (Now?.Find(change.Key) is not { } slot)
                continue;
            Lose(slot.Content);
            var content = slot is { IsObject: true, Content: Sequence sequence } ? sequence.Forget() : Value.Unknown;
            Set(change.Key, new(content, slot.IsObject, slot.Sharing > change.Value ? slot.Sharing : change.Value));
        }
    }

    /// <summary>What the code of a function can reach by the names in it.</summary>
    public Captures CapturesOf(Function function)
    {
        if (!_captures.TryGetValue(function.Body, out var captures))
            _captures.Add(function.Body, captures = Captures.Of(function.Body));
        return captures;
    }

    private static bool IsReadOnly(ISymbol field) => field is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };

    private void LoseObject(int address)
    {
        if (Now?.Find(address) is not { Sharing: not Sharing.Written, Content: Sequence sequence })
            return;
        LostTo ??= Unfollowed;
        Spend(1 + ((sequence.Length ?? 0) / Limits.ItemsPerStep));
        Set(address, new(sequence.Forget(), IsObject: true, Sharing.Written));
        LoseAll(sequence.Contents);
    }

    private void LoseVariable(int address, bool isWritten)
    {
        var sharing = isWritten ? Sharing.Written : Sharing.Read;
        if (Now is null || (Now.Find(address) is { } known && known.Sharing >= sharing))
            return;
        var content = Read(address);
        Set(address, new(isWritten ? Value.Unknown : content, IsObject: false, sharing));
        Lose(content);
    }

    private void LoseCaptures(Function function)
    {
        var captures = CapturesOf(function);
        Spend(1 + captures.Variables.Count);
        if (captures.UsesThis)
            Lose(new This());
        foreach (var variable in captures.Variables)
        {
            if (function.Scope?.Find(variable.Key) is { } address)
                LoseVariable(address, variable.Value);
        }

        foreach (var name in captures.Functions)
        {
            if (function.Scope?.FindFunction(name) is { } called
                && !ReferenceEquals(called.Body, function.Body)
                && _losing.Add(called.Body))
            {
                LoseCaptures(called);
                _losing.Remove(called.Body);
            }
        }
    }

    private void Set(int address, Slot slot)
    {
        foreach (var (start, changed) in _records)
        {
            if (address < start)
                changed[address] = changed.TryGetValue(address, out var sharing) && sharing > slot.Sharing ? sharing : slot.Sharing;
        }

        Now = Now?.Set(address, slot);
    }
}
