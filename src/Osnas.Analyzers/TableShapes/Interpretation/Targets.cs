using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>Variables, and what else a value is assigned to.</summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class Targets(Interpreter interpreter)
{
    private Memory Memory => interpreter.Memory;

    /// <summary>The value of a local variable or parameter.</summary>
    public Value Read(ISymbol variable) => interpreter.Current.Scope.Find(variable) is { } address ? Memory.Read(address) : Value.Unknown;

    /// <summary>Gives a variable a value. Blocks declare theirs when they begin; any other is declared here.</summary>
    public void Declare(ISymbol variable, Value value)
    {
        if (interpreter.Current.Scope.Find(variable) is { } address)
            Memory.Write(address, value);
        else
            interpreter.Current.Scope.Declare(variable, Memory.AllocateVariable(value));
    }

    /// <summary>Assigns a value.</summary>
    /// <returns>The value.</returns>
    public Value Assign(IOperation target, Func<Value> value)
    {
        var location = Locate(target);
        var assigned = value();
        if (Memory.IsReached)
            location.Write(assigned);
        return assigned;
    }

    /// <summary>Evaluates all that finds what a value is assigned to.</summary>
    public Location Locate(IOperation target)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                return Locate(declaration.Expression);
            case IParenthesizedOperation parenthesized:
                return Locate(parenthesized.Operand);
            case IDiscardOperation:
                return new(() => Value.Unknown, _ => { });
            case ITupleOperation tuple:
                var parts = tuple.Elements.Select(Locate).ToArray();
                return new(() => Value.Unknown, value => AssignParts(parts, value));
            case ILocalReferenceOperation { Local: var local }:
                return new(() => Read(local), value => Declare(local, value));
            case IParameterReferenceOperation { Parameter: var parameter }:
                return new(() => Read(parameter), value => Declare(parameter, value));
            case IArrayElementReferenceOperation element:
                return LocateElement(interpreter.Evaluate(element.ArrayReference), element.Indices);
            case IImplicitIndexerReferenceOperation element:
                return LocateElement(interpreter.Evaluate(element.Instance), [element.Argument]);
            case IFieldReferenceOperation field:
                return LocateField(field);
            case IPropertyReferenceOperation property:
                return LocateProperty(property);
            default:
                throw new CannotTellException($"what '{Text.Of(target.Syntax)}' refers to isn't followed");
        }
    }

    /// <summary>The address of the variable that an argument passes by reference.</summary>
    /// <returns>The address; null if it is no variable.</returns>
    public int? AddressOf(IOperation target)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                return AddressOf(declaration.Expression);
            case IDiscardOperation:
                return Memory.AllocateVariable(Value.Unknown);
            case ILocalReferenceOperation { Local: var local }:
                return Variable(local);
            case IParameterReferenceOperation { Parameter: var parameter }:
                return Variable(parameter);
            case IFieldReferenceOperation { Field: { IsStatic: false, IsReadOnly: false } field, Instance: IInstanceReferenceOperation }
                when !Memory.IsThisLost:
                return Memory.FieldOf(field.OriginalDefinition);
            default:
                return null;
        }

        int Variable(ISymbol variable)
        {
            if (interpreter.Current.Scope.Find(variable) is null)
                Declare(variable, Value.Unknown);
            return interpreter.Current.Scope.Find(variable)!.Value;
        }
    }

    private void AssignParts(Location[] targets, Value value)
    {
        var parts = SpaceMembers.Deconstruct(value, targets.Length);
        if (parts is null)
        {
            // The deconstruction of a user's type is unsupported code.
            Memory.Lose(value);
            Memory.RunUnknownCode();
        }

        for (var index = 0; index < targets.Length && Memory.IsReached; index++)
            targets[index].Write(parts?[index] ?? Value.Unknown);
    }

    private Location LocateField(IFieldReferenceOperation reference)
    {
        if (reference is { Field.ContainingType.IsTupleType: true, Instance: ILocalReferenceOperation or IParameterReferenceOperation })
        {
            var tuple = Locate(reference.Instance);
            return new(
                () => interpreter.Members.Read(reference, tuple.Read()),
                value => tuple.Write(ReplacePart(tuple.Read(), reference.Field, value)));
        }

        var instance = interpreter.Evaluate(reference.Instance);
        return new(() => interpreter.Members.Read(reference, instance), value =>
        {
            if (instance is This && !reference.Field.IsStatic && !Memory.IsThisLost)
                Memory.Write(Memory.FieldOf(reference.Field.OriginalDefinition), value);
            else
                Memory.LoseAll([instance is This ? Value.Unknown : instance, value]);
        });
    }

    private Value ReplacePart(Value tuple, IFieldSymbol field, Value value) =>
        tuple is Group group && Members.IndexOf(field, group) is { } index
            ? group with { Items = group.Items.SetItem(index, value) }
            : Memory.Lose(Group.Of(tuple, value));

    private Location LocateProperty(IPropertyReferenceOperation reference)
    {
        var instance = interpreter.Evaluate(reference.Instance);
        if (!reference.Arguments.IsEmpty && Memory.Follow(instance) is not null)
            return LocateElement(instance, reference.Arguments.Select(argument => argument.Value).ToArray());
        var index = interpreter.Calls.EvaluateArguments(reference.Arguments);
        return new(() => interpreter.Members.Read(reference, instance, index), value => AssignProperty(reference, instance, index, value));
    }

    private void AssignProperty(IPropertyReferenceOperation reference, Value instance, IReadOnlyList<Argument> index, Value value)
    {
        var property = instance is This ? interpreter.Table.Resolve(reference.Property, reference.Instance) : reference.Property;
        if ((instance is This || property.IsStatic)
            && property is IPropertySymbol { SetMethod: { } setter }
            && interpreter.Table.CodeOf(setter) is { } body)
        {
            interpreter.Calls.Run(new(body, setter.Parameters, null), [.. index, new(value, reference.Syntax)], reference.Syntax);
            return;
        }

        Memory.LoseAll(index.Select(argument => argument.Value).Append(value));
        if (instance is not This)
            Memory.Lose(instance);
        Memory.RunUnknownCode();
    }

    private Location LocateElement(Value container, IReadOnlyList<IOperation> indices)
    {
        var length = Memory.Follow(container)?.Length;
        var places = indices.Select(index => (index.Syntax, Place: interpreter.Members.PlaceOf(index, length))).ToArray();
        return new(() => interpreter.Members.ReadElement(container, places), value => AssignElement(container, places, value));
    }

    private void AssignElement(Value container, (SyntaxNode Syntax, int? Place)[] places, Value value)
    {
        var sequence = Memory.Follow(container);
        if (container.IsNull == true)
            throw new CannotTellException("an element of null is assigned");
        if (sequence is null || (sequence.Kind is Container.List or Container.Array && container is not Reference))
        {
            Memory.LoseAll([container, value]);
            return;
        }

        if (interpreter.Members.FailsAt(sequence, places[0].Syntax, places[0].Place))
            return;
        if (sequence.Kind is Container.Grid or Container.Table)
        {
            if (places.Length == 2 && (sequence.At(places[0].Place) ?? Memory.AnyOf(sequence)) is Sequence row)
                interpreter.Members.FailsAt(row, places[1].Syntax, places[1].Place);
        }
        else
        {
            var place = places[0].Place;
            var changed = place is null || sequence.Length is null
                ? sequence.Map((item, _) => Memory.AnyOf(item, value))
                : sequence.Map((item, index) => index == place ? value : item);
            Memory.Write((Reference)container, changed);
        }
    }
}
