using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Osnas.Analyzers.TableShapes.States;
using Osnas.Analyzers.TableShapes.Values;

namespace Osnas.Analyzers.TableShapes.Interpretation;

/// <summary>Creates arrays, lists, tables and tuples. Any other object has what it is created from, and is unknown.</summary>
/// <param name="interpreter">The interpreter.</param>
internal sealed class Creations(Interpreter interpreter)
{
    private Memory Memory => interpreter.Memory;

    private int Depth => interpreter.Current.Loops.Length;

    /// <summary>A collection expression. The version of Roslyn that this is built with has no name for its operation.</summary>
    public Value EvaluateCollection(IOperation operation, CollectionExpressionSyntax syntax)
    {
        var parts = operation.ChildOperations.ToArray();
        if (parts.Length != syntax.Elements.Count)
            throw new CannotTellException("this collection expression isn't followed");
        var items = Sequence.Of([], new(syntax, OriginKind.Literal)) with { Depth = Depth };
        for (var index = 0; index < parts.Length; index++)
        {
            if (syntax.Elements[index] is not SpreadElementSyntax)
                items = interpreter.Enumeration.Extend(items, new Item(interpreter.Evaluate(parts[index])));
            else
                items = interpreter.Enumeration.ExtendAll(
                    items, interpreter.Enumeration.Enumerate(interpreter.Evaluate(parts[index].ChildOperations.First())));
        }

        return KindOf(operation.Type) is { } kind ? Memory.Allocate(items with { Kind = kind }) : Memory.Lose(items);
    }

    public Value Evaluate(IArrayCreationOperation creation)
    {
        var sizes = creation.DimensionSizes.Select(size => (size.Syntax, Length: interpreter.Evaluate(size).Integer)).ToArray();
        if (creation.Initializer is { } initializer)
        {
            var items = EvaluateInitializer(initializer, creation.Syntax);
            return Memory.IsReached
                ? Memory.Allocate(items with { Kind = sizes.Length == 2 ? Container.Grid : Container.Array, Depth = Depth })
                : Value.Unknown;
        }

        if (!Memory.IsReached || sizes.Length > 2)
            return Value.Unknown;
        var element = (creation.Type as IArrayTypeSymbol)?.ElementType;
        var isGrid = sizes.Length == 2;
        var noun = isGrid || element is IArrayTypeSymbol ? "row" : "cell";
        var item = isGrid ? Sequence.Repeat(Value.Unknown, sizes[1].Length, new(sizes[1].Syntax, OriginKind.Size)) : DefaultOf(element);
        var kind = isGrid ? Container.Grid : Container.Array;
        var repeated = Sequence.Repeat(item, sizes[0].Length, new(sizes[0].Syntax, OriginKind.Size, noun));
        return Memory.Allocate(repeated with { Kind = kind, Depth = Depth });
    }

    public Value Evaluate(IObjectCreationOperation creation)
    {
        var arguments = interpreter.Calls.EvaluateArguments(creation.Arguments);
        if (!Memory.IsReached)
            return Value.Unknown;
        if (creation.Type.IsOsnas(nameof(InfoTable)) && creation.Initializer is null)
            return interpreter.Tables.Create(creation, arguments);
        if (creation.Type.IsOsnas(nameof(ModelCfgShape)) && arguments.Count == 2)
            return arguments[0].Value.Integer is { } rows && arguments[1].Value.Integer is { } columns
                ? new Known(new ModelCfgShape(rows, columns))
                : Value.Unknown;
        if (IsList(creation.Type) && (creation.Initializer is null || creation.Initializer.Initializers.All(IsAdd)))
            return CreateList(creation, arguments);
        Memory.Unfollowed = creation.Syntax;
        Memory.LoseAll(arguments.Select(argument => argument.Value));
        Memory.Unfollowed = null;
        if (creation.Initializer is { } initializer)
            EvaluateParts(initializer);
        if (creation.Constructor is { DeclaringSyntaxReferences.Length: > 0 } || creation.Type is { DeclaringSyntaxReferences.Length: > 0 })
            Memory.RunUnknownCode();
        return Value.Unknown;
    }

    public Value Evaluate(IAnonymousObjectCreationOperation creation)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var items = ImmutableArray.CreateBuilder<Value>();
        foreach (var part in creation.Initializers)
        {
            if (part is not ISimpleAssignmentOperation
                {
                    Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value,
                })
                throw new CannotTellException("this object isn't followed");
            names.Add(name);
            items.Add(interpreter.Evaluate(value));
        }

        return new Group(items.ToImmutable(), names.ToImmutable());
    }

    private static bool IsAdd(IOperation initializer) =>
        initializer is IInvocationOperation { TargetMethod: { Name: "Add", IsExtensionMethod: false }, Arguments.Length: 1 };

    private Reference CreateList(IObjectCreationOperation creation, IReadOnlyList<Argument> arguments)
    {
        var isCopy = arguments.Count == 1 && creation.Constructor!.Parameters[0].Type.SpecialType != SpecialType.System_Int32;
        var list = Sequence.Of([], new(creation.Syntax, creation.Initializer is null ? OriginKind.Empty : OriginKind.Literal));
        if (isCopy)
            list = interpreter.Enumeration.Collect(arguments[0].Value, arguments[0].Place);
        foreach (var added in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
            list = interpreter.Enumeration.Extend(list, new Item(interpreter.Evaluate(((IInvocationOperation)added).Arguments[0].Value)));
        return Memory.Allocate(list with { Kind = Container.List, Depth = list.Appends.IsEmpty ? Depth : list.Depth });
    }

    private Sequence EvaluateInitializer(IArrayInitializerOperation initializer, SyntaxNode place) => Sequence.Of(
        initializer.ElementValues
            .Select(
                element => element is IArrayInitializerOperation row ? EvaluateInitializer(row, row.Syntax) : interpreter.Evaluate(element))
            .ToArray(),
        new(place, OriginKind.Literal));

    /// <summary>The initializer of an object that isn't followed: it gets all values.</summary>
    private void EvaluateParts(IObjectOrCollectionInitializerOperation initializer)
    {
        foreach (var part in initializer.Initializers)
        {
            switch (part)
            {
                case ISimpleAssignmentOperation assignment:
                    var indices = (assignment.Target as IPropertyReferenceOperation)?.Arguments;
                    foreach (var index in indices ?? ImmutableArray<IArgumentOperation>.Empty)
                        Memory.Lose(interpreter.Evaluate(index.Value));
                    Memory.Lose(interpreter.Evaluate(assignment.Value));
                    break;
                case IMemberInitializerOperation { Initializer: var nested }:
                    EvaluateParts(nested);
                    break;
                case IInvocationOperation added:
                    Memory.LoseAll(interpreter.Calls.EvaluateArguments(added.Arguments).Select(argument => argument.Value));
                    break;
                default:
                    throw new CannotTellException($"'{Text.Of(part.Syntax)}' isn't followed");
            }
        }

        Memory.RunUnknownCode();
    }

    private static Value DefaultOf(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16 or SpecialType.System_Byte } =>
            new Known(0),
        { SpecialType: SpecialType.System_Boolean } => new Known(false),
        { IsReferenceType: true } => Value.Null,
        _ => Value.Unknown,
    };

    private static bool IsList(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "List", Arity: 1, ContainingNamespace: { Name: "Generic", ContainingNamespace: var collections } }
        && collections is { Name: "Collections", ContainingNamespace.Name: "System" };

    /// <summary>Gets the container of a collection expression; null if it isn't supported.</summary>
    private static Container? KindOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol { Rank: 1 } => Container.Array,
        _ when IsList(type) => Container.List,
        INamedTypeSymbol { Name: "IList" or "ICollection", TypeKind: TypeKind.Interface } => Container.List,
        INamedTypeSymbol { Name: "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection", TypeKind: TypeKind.Interface } =>
            Container.Array,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "ImmutableArray", TypeKind: TypeKind.Struct } => Container.Array,
        _ => null,
    };
}
