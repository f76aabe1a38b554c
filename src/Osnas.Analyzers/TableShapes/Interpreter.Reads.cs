using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers.TableShapes;

/// <content>Fields, properties and elements.</content>
internal sealed partial class Interpreter
{
    private static readonly string[] SpaceProperties = [nameof(SearchSpaceSpec.MacroCfg), nameof(SearchSpaceSpec.MicroCfg), nameof(SearchSpaceSpec.ModelCfgShape)];

    /// <summary>What has the properties of its space.</summary>
    private static readonly string[] Components = ["BaseLookUpTable", "BaseSupernet"];

    private Value ReadField(IFieldReferenceOperation reference)
    {
        var instance = Evaluate(reference.Instance);
        var field = reference.Field;
        if (instance is Group group)
            return group.Items.Where((_, index) => IsElement(field, index)).DefaultIfEmpty(Value.Unknown).First();

        if (_now is null || (instance is not This && !field.IsStatic))
            return Value.Unknown;
        if (_now.Has(field))
            return _now.Get(field);
        return field.IsReadOnly && _table.Body(field) is { } initializer && !_table.IsAssigned(field)
            ? ReadInitial(field, EvaluateInitial(initializer))
            : Value.Unknown;
    }

    /// <summary>A list may have changed since it was declared, though it is the same; an array keeps its length.</summary>
    private Value ReadInitial(IFieldSymbol field, Value value)
    {
        if (value is not Reference reference || _now is null)
            return Value.Unknown;
        if (!_now.Get(reference).IsFixed)
            _now = _now.Set(reference, _now.Get(reference).Forget()).Set(field, value);
        return value;
    }

    private static bool IsElement(IFieldSymbol field, int index) =>
        (field.CorrespondingTupleField ?? field).Name == FormattableString.Invariant($"Item{index + 1}");

    private Value EvaluateInitial(IOperation initializer) =>
        initializer is ISymbolInitializerOperation { Value: var value } ? Evaluate(value) : Value.Unknown;

    private Value ReadProperty(IPropertyReferenceOperation reference)
    {
        var (property, instance) = (reference.Property, Evaluate(reference.Instance));
        if (_table.Body(property.GetMethod) is { } body)
            return Call(body, property.GetMethod!.Parameters, EvaluateArguments(reference.Arguments));
        if (_table.Body(property) is { } initializer)
            return property is { SetMethod: null, Type: IArrayTypeSymbol } ? EvaluateInitial(initializer) : Value.Unknown;
        if (OwnerOf(reference, instance) is { } spec)
            return property.Name == "Spec" ? new Known(spec) : SpaceMembers.Read(spec, property.Name, reference.Syntax);
        if (Follow(instance) is { IsEnumerator: true } items)
            return property.Name == "Current" ? items.At(0) : Value.Unknown;
        if (Follow(instance) is { } sequence)
            return reference.Arguments.IsEmpty ? ReadLength(sequence, property.Name) : ReadElement(instance, reference.Arguments.Select(argument => argument.Value));
        foreach (var argument in reference.Arguments)
            Escape(Evaluate(argument.Value));
        return instance is Known known ? SpaceMembers.Read(known.Data, property.Name, reference.Syntax) : Value.Unknown;
    }

    /// <summary>The space whose property is read: by the look-up table itself, or by the name of a space.</summary>
    private SearchSpaceSpec? OwnerOf(IPropertyReferenceOperation reference, Value instance)
    {
        var property = reference.Property;
        if (property.Name != "Spec" && !SpaceProperties.Contains(property.Name))
            return null;
        if (property.IsStatic)
            return property.IsGenerated() ? _table.Spaces.Find(property.ContainingType) : null;
        return instance is This && Components.Any(name => property.ContainingType.IsOsnas(name)) ? _table.Spec : null;
    }

    private static Value ReadLength(Sequence sequence, string property)
    {
        int? columns = sequence.Length == 0 ? 0 : (sequence.Summary() as Sequence)?.Length;
        var length = property switch
        {
            "Count" or "Length" or nameof(InfoTable.Rows) => sequence.Length,
            nameof(InfoTable.Columns) => columns,
            _ => null,
        };
        if (property == nameof(InfoTable.Shape) && sequence.Length is { } rows && columns is not null)
            return new Known(new ModelCfgShape(rows, columns.Value));
        return length is { } known ? new Known(known) : Value.Unknown;
    }

    private Value ReadElement(Value container, IEnumerable<IOperation> indices)
    {
        var value = container;
        foreach (var index in indices)
        {
            var sequence = Follow(value);
            value = index is IRangeOperation range ? Slice(sequence, range) : sequence?.At(PlaceOf(index, sequence.Length)) ?? Value.Unknown;
        }

        return value;
    }
}
