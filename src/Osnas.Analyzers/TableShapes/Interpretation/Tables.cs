using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>Creates tables, and calls their methods. A table takes copies of rows.</summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class Tables(Interpreter interpreter)
{
    private Memory Memory => interpreter.Memory;

    private Enumeration Enumeration => interpreter.Enumeration;

    public Value Create(IObjectCreationOperation creation, IReadOnlyList<Argument> arguments)
    {
        var depth = interpreter.Current.Loops.Length;
        if (arguments.Count == 2)
        {
            return Memory.Follow(arguments[1].Value) is { Kind: Container.Grid } grid
                ? Memory.Allocate(grid with { Kind = Container.Table, Depth = depth })
                : Memory.Allocate(
                    Sequence.Between(0, null, Value.Unknown, new(creation.Syntax, OriginKind.Literal)) with { Kind = Container.Table });
        }

        var rows = arguments.Count == 1
            ? Sequence.Of([], new(creation.Syntax, OriginKind.Empty))
            : Sequence.Repeat(
                Sequence.Repeat(Value.Unknown, arguments[2].Value.Integer, new(arguments[2].Place, OriginKind.Size)),
                arguments[1].Value.Integer, new(arguments[1].Place, OriginKind.Size));
        return Memory.Allocate(rows with { Kind = Container.Table, Depth = depth });
    }

    public Value Call(Call call)
    {
        switch (call.Name)
        {
            case nameof(InfoTable.AddRow):
                AddRow(call);
                return Value.Unknown;
            case nameof(InfoTable.FromRows):
                return FromRows(call);
            case nameof(InfoTable.CheckShape):
                return call.Instance;
            case nameof(InfoTable.GetRow) when Memory.Follow(call.Instance) is { } table:
                if (interpreter.Members.FailsAt(table, call.PlaceOf(0), call[0].Integer))
                    return Value.Unknown;
                return table.At(call[0].Integer) ?? Memory.AnyOf(table);
            default:
                return interpreter.Calls.CallUnknown(call);
        }
    }

    /// <summary>A table that Osnas itself builds. One that the class has built before is shared: others may have it.</summary>
    public Value Right(Call call)
    {
        var origin = new Origin(call.Place, OriginKind.Literal);
        var row = Sequence.Repeat(Value.Unknown, interpreter.Table.Columns, origin);
        var table =
            Sequence.Repeat(row, interpreter.Table.Rows, origin) with { Kind = Container.Table, Depth = interpreter.Current.Loops.Length };
        Memory.RunUnknownCode();
        return call.Name == TableShapeCheck.ConstructInfoTable ? Memory.Allocate(table) : table;
    }

    private Value FromRows(Call call)
    {
        var (origin, depth) = Enumeration.OriginOf(call[1], call.PlaceOf(1));
        var table = Sequence.Of([], origin) with { Kind = Container.Table, Depth = depth };
        foreach (var item in Enumeration.Enumerate(call[1]))
        {
            if (!Memory.IsReached)
                return Value.Unknown;
            var row = AsRow(item.Value, call.PlaceOf(1));
            CheckRow(table, row);
            if (!Memory.IsReached)
                return Value.Unknown;
            table = Enumeration.Extend(table, item with { Value = row });
        }

        return Memory.IsReached ? Memory.Allocate(table) : Value.Unknown;
    }

    private void AddRow(Call call)
    {
        var row = AsRow(call[0], call.PlaceOf(0));
        if (!Memory.IsReached)
            return;
        if (call.Instance is not Reference reference || Memory.Follow(reference) is not { } table)
        {
            if (call.Instance is Sequence)
                throw new CannotTellException("a table that others have is changed");
            return;
        }

        CheckRow(table, row, IsGrowing(row) ? call.Place : null);
        if (Memory.IsReached)
            Memory.Write(reference, Enumeration.Extend(table, new Item(row, new(call.Place, interpreter.Current.Loops))));
    }

    /// <summary>The cells of a row, when a table takes it.</summary>
    private Sequence AsRow(Value row, SyntaxNode place)
    {
        if (row.IsNull == true)
            throw new CannotTellException("a row is null");
        var cells = Enumeration.Collect(row, place);
        return cells with { Kind = Container.Array };
    }

    /// <summary>Whether a row is added within the loop that appends its cells.</summary>
    private bool IsGrowing(Sequence row) =>
        row.Appends.LastOrDefault() is { Loops: var loops } && loops.Length > row.Depth && interpreter.Current.Loops
            .Contains(loops[loops.Length - 1]);

    /// <summary>A table refuses a row of another length than its first.</summary>
    private void CheckRow(Sequence table, Sequence row, SyntaxNode? tooEarly = null)
    {
        if (table.At(0) is not Sequence { Length: { } expected } first || row.Length is not { } length || length == expected)
            return;
        var (place, reason) = tooEarly is null
            ? Blame.For(length == interpreter.Table.Columns ? first : row, interpreter.Table.Columns, "cell")
            : (tooEarly, $"{Text.Of(tooEarly)} runs while the row grows");
        interpreter.Fail(new(place, $"A row has {Words.Count(length, "cell")}, but the first has {expected}: {reason}"));
    }
}
