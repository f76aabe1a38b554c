using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>Reads fields, properties and elements.</summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class Members(Interpreter interpreter)
{
    private static readonly string[] SpaceProperties =
        [nameof(SearchSpaceSpec.MacroCfg), nameof(SearchSpaceSpec.MicroCfg), nameof(SearchSpaceSpec.ModelCfgShape)];

    /// <summary>The classes that have the properties of their space.</summary>
    private static readonly string[] Components = ["BaseLookUpTable", "BaseSupernet"];

    private Memory Memory => interpreter.Memory;

    private LookUpTableClass Table => interpreter.Table;

    public Value Read(IFieldReferenceOperation reference)
    {
        var instance = interpreter.Evaluate(reference.Instance);
        return Read(reference, instance);
    }

    public Value Read(IFieldReferenceOperation reference, Value instance)
    {
        var field = reference.Field;
        if (!Memory.IsReached)
            return Value.Unknown;
        if (instance is Group group)
            return IndexOf(field, group) is { } index ? group.Items[index] : Value.Unknown;
        if (instance is This || field.IsStatic)
            return ReadVariable(field, field.IsReadOnly, field.IsStatic);
        return Memory.Lose(instance);
    }

    public Value Read(IPropertyReferenceOperation reference)
    {
        var instance = interpreter.Evaluate(reference.Instance);
        if (!reference.Arguments.IsEmpty && Memory.Follow(instance) is not null)
            return ReadElement(instance, reference.Arguments.Select(argument => argument.Value));
        return Read(reference, instance, interpreter.Calls.EvaluateArguments(reference.Arguments));
    }

    public Value Read(IPropertyReferenceOperation reference, Value instance, IReadOnlyList<Argument> index)
    {
        if (!Memory.IsReached)
            return Value.Unknown;
        var property = instance is This && Table.Resolve(
            reference.Property, reference.Instance) is IPropertySymbol resolved ? resolved : reference.Property;
        if (instance is This || property.IsStatic)
        {
            if (Table.CodeOf(property.GetMethod) is { } body)
                return interpreter.Calls.Run(new(body, property.GetMethod!.Parameters, null), index, reference.Syntax);
            if (OwnerOf(property, instance) is { } spec)
                return property.Name == "Spec" ? new Known(spec) : SpaceMembers.Read(spec, property.Name, reference.Syntax);
            if (Table.CodeOf(property) is not null)
                return ReadVariable(property, property.SetMethod is null, property.IsStatic);
        }

        if (instance is Group { Names: { IsDefault: false } names } group && names.IndexOf(property.Name) is >= 0 and var part)
            return group.Items[part];
        if (Memory.Follow(instance) is { } sequence)
            return ReadProperty(sequence, property.Name);
        if (instance.IsNull == true)
            throw new CannotTellException("a member of null is read");
        Memory.LoseAll(index.Select(argument => argument.Value));
        if (instance is Known known)
            return SpaceMembers.Read(known.Data, property.Name, reference.Syntax);
        if (instance is not This)
            Memory.Lose(instance);
        if (property.DeclaringSyntaxReferences.Length > 0 && !property.ContainingType.IsOsnas("BaseLookUpTable"))
            Memory.RunUnknownCode();
        return Value.Unknown;
    }

    /// <summary>An element of an array, a list or a table.</summary>
    public Value ReadElement(Value container, IEnumerable<IOperation> indices)
    {
        var value = container;
        foreach (var index in indices)
        {
            if (index is IRangeOperation range)
                return Slice(value, range);
            value = ReadElement(value, [(index.Syntax, PlaceOf(index, Memory.Follow(value)?.Length))]);
        }

        return value;
    }

    public Value ReadElement(Value container, IEnumerable<(SyntaxNode Syntax, int? Place)> places)
    {
        var value = container;
        foreach (var (syntax, place) in places)
        {
            if (!Memory.IsReached)
                return Value.Unknown;
            if (value.IsNull == true)
                throw new CannotTellException("an element of null is read");
            if (Memory.Follow(value) is not { } sequence)
                value = Memory.Lose(value);
            else if (FailsAt(sequence, syntax, place))
                return Value.Unknown;
            else
                value = sequence.At(place) ?? Memory.AnyOf(sequence);
        }

        return value;
    }

    /// <summary>The place that an index means in a sequence: <c>1</c>, or <c>^1</c> from its end.</summary>
    public int? PlaceOf(IOperation? index, int? length)
    {
        switch (index)
        {
            case IConversionOperation { Type.Name: "Index" } conversion:
                return PlaceOf(conversion.Operand, length);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd:
                var distance = interpreter.Evaluate(fromEnd.Operand).Integer;
                return length - distance;
            default:
                var value = interpreter.Evaluate(index);
                Memory.Lose(value);
                return value.Integer;
        }
    }

    /// <summary>Whether an index is beyond the end; if so, this is as far as the method comes.</summary>
    public bool FailsAt(Sequence sequence, SyntaxNode index, int? place)
    {
        if (place is not { } known || sequence.Length is not { } length || (known >= 0 && known < length))
            return false;
        var (noun, expected) = IsRows(sequence) ? ("row", Table.Rows) : ("cell", Table.Columns);
        var (blamed, reason) = length == expected ? (index, $"{Text.Of(index)} is {known}") : Blame.For(sequence, expected, noun);
        interpreter.Fail(
            new(blamed, $"There is no {noun} {known}; there {(length == 1 ? "is" : "are")} {Words.Count(length, noun)}: {reason}"));
        return true;
    }

    /// <summary>A property of an array, a list or a table.</summary>
    public static Value ReadProperty(Sequence sequence, string property)
    {
        int? columns = sequence.Length == 0 ? 0 : (sequence.At(0) as Sequence)?.Length;
        var length = (property, sequence.Kind) switch
        {
            ("Length", Container.Grid) => sequence.Length * columns,
            ("Count" or "Length", _) or (nameof(InfoTable.Rows), Container.Table) => sequence.Length,
            (nameof(InfoTable.Columns), Container.Table) => columns,
            _ => null,
        };
        if (property == "Current" && sequence.Kind == Container.Enumerator)
            return sequence.At(0) ?? Value.Unknown;
        if (property == nameof(InfoTable.Shape) && sequence is { Kind: Container.Table, Length: { } rows } && columns is not null)
            return new Known(new ModelCfgShape(rows, columns.Value));
        return length is { } known ? new Known(known) : Value.Unknown;
    }

    /// <summary>The index of the element of a tuple that a field is.</summary>
    public static int? IndexOf(IFieldSymbol field, Group group)
    {
        var name = (field.CorrespondingTupleField ?? field).Name;
        for (var index = 0; index < group.Items.Length; index++)
        {
            if (name == FormattableString.Invariant($"Item{index + 1}"))
                return index;
        }

        return null;
    }

    /// <summary>A field, or a property that the compiler keeps in one.</summary>
    private Value ReadVariable(ISymbol member, bool isReadOnly, bool isStatic)
    {
        var variable = member.OriginalDefinition;
        if (isReadOnly)
            return Memory.HasField(variable) ? Memory.Read(Memory.FieldOf(variable)) : ReadInitial(variable);
        return isStatic || Memory.IsThisLost ? Value.Unknown : Memory.Read(Memory.FieldOf(variable));
    }

    /// <summary>Gets the initial value of a member if nothing else assigns it. Other code can have changed its items since.</summary>
    private Value ReadInitial(ISymbol member)
    {
        if (Table.CodeOf(member) is not ISymbolInitializerOperation { Value: var initializer } || Table.IsAssigned(member))
            return Value.Unknown;
        var around = interpreter.Current;
        interpreter.Current = new(new(null), around.Loops);
        var value = interpreter.Evaluate(initializer);
        interpreter.Current = around;
        if (value is Reference reference && Memory.Follow(reference) is { } sequence && !(sequence.IsFixed && Table.IsUntouched(member)))
        {
            Memory.LoseAll(sequence.Contents);
            Memory.Write(reference, sequence.Forget());
        }

        Memory.Write(Memory.FieldOf(member), value);
        return value;
    }

    /// <summary>The space whose property is read: by the look-up table itself, or by the name of a space.</summary>
    private SearchSpaceSpec? OwnerOf(IPropertySymbol property, Value instance)
    {
        if (property.Name != "Spec" && !SpaceProperties.Contains(property.Name))
            return null;
        if (property.IsStatic)
            return property.IsGenerated() ? Table.Spaces.Find(property.ContainingType) : null;
        return instance is This && Components.Any(name => property.ContainingType.IsOsnas(name)) ? Table.Spec : null;
    }

    private bool IsRows(Sequence sequence) =>
        sequence.Kind is Container.Table or Container.Grid
            || sequence.Origin.Noun == "row"
            || (sequence.Length > 0 && sequence.Contents.All(item => Memory.Follow(item) is not null));

    private Value Slice(Value container, IRangeOperation range)
    {
        var sequence = Memory.Follow(container);
        var start = range.LeftOperand is null ? 0 : PlaceOf(range.LeftOperand, sequence?.Length);
        var end = range.RightOperand is null ? sequence?.Length : PlaceOf(range.RightOperand, sequence?.Length);
        if (!Memory.IsReached)
            return Value.Unknown;
        if (sequence is not { Length: { } length, Kind: Container.List or Container.Array } || start is not { } from || end is not { } to)
            return Memory.Lose(container);
        if (from < 0 || to < from || length < to)
            throw new CannotTellException("a range is beyond the end");
        var slice = Sequence.Of(sequence.Items.Skip(from).Take(to - from), new(range.Syntax, OriginKind.Literal));
        return Memory.Allocate(slice with { Kind = sequence.Kind, Depth = interpreter.Current.Loops.Length });
    }
}
