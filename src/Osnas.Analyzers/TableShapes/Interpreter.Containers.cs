using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <content>Methods of tables and lists.</content>
internal sealed partial class Interpreter
{
    /// <summary>Methods of lists that change no length.</summary>
    private static readonly string[] Harmless =
        ["Contains", "IndexOf", "Sort", "Reverse", "TrimExcess", "EnsureCapacity", "GetLength", "GetEnumerator", "CopyTo", "ToString", "Equals", "GetHashCode", "GetRow"];

    private Value CallTable(IInvocationOperation invocation, Value instance, Value[] arguments)
    {
        switch (invocation.TargetMethod.Name)
        {
            case nameof(InfoTable.AddRow) when instance is Reference table:
                AddRow(table, arguments[0], new(invocation.Syntax, _loops), ArgumentPlaces(invocation.Arguments)[0]);
                return Value.Unknown;
            case nameof(InfoTable.FromRows):
                var rows = Follow(arguments[1]) ?? UnknownRows(ArgumentPlaces(invocation.Arguments)[1]);
                return TableOf(rows);
            case nameof(InfoTable.CheckShape):
                return instance;
            case nameof(InfoTable.GetRow):
                return Follow(instance)?.At(arguments[0].Integer) ?? Value.Unknown;
            default:
                return Value.Unknown;
        }
    }

    private Reference TableOf(Sequence rows)
    {
        var table = rows.Map((row, _) => AsRow(row, rows.Origin.Place)) with { IsTable = true };
        foreach (var row in table.Items.IsDefault ? [] : table.Items.Skip(1))
            CheckRow(table, (Sequence)row);
        return Allocate(table);
    }

    private void AddRow(Reference reference, Value value, Append append, SyntaxNode place)
    {
        if (_now is null)
            return;
        var (table, row) = (_now.Get(reference), AsRow(value, place));
        CheckRow(table, row, IsGrowing(row) ? append.Place : null);
        _now = _now?.Set(reference, table.Add(row, append));
    }

    /// <summary>A table takes a copy.</summary>
    private Sequence AsRow(Value value, SyntaxNode place) => Follow(value) ?? UnknownRows(place);

    /// <summary>Whether a row is added within the loop that appends its cells.</summary>
    private bool IsGrowing(Sequence row) =>
        row.Appends.LastOrDefault() is { Loops: var loops } && loops.Length > row.Depth && _loops.Contains(loops[loops.Length - 1]);

    /// <summary>A table refuses a row of another length than its first.</summary>
    private void CheckRow(Sequence table, Sequence row, SyntaxNode? tooEarly = null)
    {
        if (_now is null || table.At(0) is not Sequence first || first.Length is not { } expected || row.Length is not { } length || length == expected)
            return;
        var (place, reason) = tooEarly is null
            ? Blame.For(length == _table.Columns ? first : row, _table.Columns, "cell")
            : (tooEarly, $"{Text.Of(tooEarly)} runs while the row grows");
        _findings.Add(new(place, $"A row has {Words.Count(length, "cell")}, while the first has {expected}: {reason}"));
        _now = null;
    }

    private Value CallList(IInvocationOperation invocation, Value instance, Value[] arguments)
    {
        var (name, sequence) = (invocation.TargetMethod.Name, Follow(instance)!);
        var append = new Append(invocation.Syntax, _loops);
        Sequence? changed = name switch
        {
            "Add" when arguments.Length == 1 => sequence.Add(arguments[0], append),
            "AddRange" when Follow(arguments[0]) is { Length: not null } added => added.Items.Aggregate(sequence, (list, item) => list.Add(item, append)),
            "Insert" when arguments[0].Integer == 0 => Queries.Insert(sequence, arguments[1], append),
            "Insert" => sequence.Add(Value.Unknown, append),
            "RemoveAt" when sequence.Length is { } length && arguments[0].Integer is { } index && index >= 0 && index < length =>
                Sequence.Of(sequence.Items.RemoveAt(index), new(invocation.Syntax, OriginKind.Literal)),
            "Clear" => Sequence.Of([], new(invocation.Syntax, OriginKind.Empty)) with { Depth = _loops.Length },
            _ => null,
        };
        if (changed is not null)
        {
            if (instance is not Reference reference)
                throw new CannotTellException("which list is changed isn't clear");
            _now = _now?.Set(reference, changed);
            return Value.Unknown;
        }

        switch (name)
        {
            case "MoveNext" when sequence.IsEnumerator && instance is Reference enumerator:
                return MoveNext(enumerator, sequence);
            case "GetEnumerator" when invocation.Type is { IsReferenceType: true }:
                return StartEnumerator(sequence, invocation);
            case "ToArray" or "ToList" or "AsReadOnly" or "Clone" or "AsSpan" or "AsEnumerable":
                return Allocate(sequence);
            case "ForEach" when sequence.Length is not null:
                ForEach(sequence, invocation.Instance!.Syntax, arguments[0]);
                return Value.Unknown;
            case "ConvertAll":
                return Allocate(sequence.Map((item, _) => Apply(arguments[0], [item])));
            case var _ when Harmless.Contains(name):
                return name == "GetLength" ? Dimension(sequence, arguments[0].Integer) : Value.Unknown;
            default:
                foreach (var value in arguments.Prepend(instance))
                    Escape(value);
                return Value.Unknown;
        }
    }

    private void ForEach(Sequence items, SyntaxNode place, Value action)
    {
        var loop = new Loop(place, items.Origin.Noun) { Total = items.Length };
        var around = _loops;
        _loops = around.Add(loop);
        foreach (var item in items.Items)
        {
            loop.Passes++;
            Apply(action, [item]);
        }

        loop.HasEnded = true;
        _loops = around;
    }

    private static Value Dimension(Sequence sequence, int? dimension) => dimension switch
    {
        0 => ReadLength(sequence, "Length"),
        1 => ReadLength(sequence, nameof(InfoTable.Columns)),
        _ => Value.Unknown,
    };
}
