using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.TableShapes;

/// <content>New arrays, lists and tables.</content>
internal sealed partial class Interpreter
{
    /// <summary>A collection expression. The version of Roslyn that this is built with has no name for its operation.</summary>
    private Reference EvaluateCollection(IOperation operation, CollectionExpressionSyntax syntax)
    {
        var parts = operation.ChildOperations.ToArray();
        var items = Sequence.Of([], new(syntax, OriginKind.Literal));
        if (parts.Length != syntax.Elements.Count)
            return Allocate(items.Forget());
        for (var index = 0; index < parts.Length; index++)
        {
            if (syntax.Elements[index] is SpreadElementSyntax)
                items = Queries.Concat(items, Follow(Evaluate(parts[index].ChildOperations.First())));
            else
                items = Queries.Concat(items, Sequence.Of([Evaluate(parts[index])], items.Origin));
        }

        return Allocate(items with { IsFixed = operation.Type is IArrayTypeSymbol });
    }

    private Reference EvaluateArray(IArrayCreationOperation creation)
    {
        var sizes = creation.DimensionSizes.Select(size => (Length: Evaluate(size).Integer, size.Syntax)).ToArray();
        if (creation.Initializer is { } initializer)
            return Allocate(EvaluateInitializer(initializer, creation.Syntax) with { IsFixed = true });
        var noun = sizes.Length == 2 || creation.Type is IArrayTypeSymbol { ElementType: IArrayTypeSymbol } ? "row" : "cell";
        var row = sizes.Length == 2 ? Sequence.Repeat(Value.Unknown, sizes[1].Length, new(sizes[1].Syntax, OriginKind.Size)) : Value.Unknown;
        return Allocate(Sequence.Repeat(row, sizes[0].Length, new(sizes[0].Syntax, OriginKind.Size, noun)) with { IsFixed = true });
    }

    private Sequence EvaluateInitializer(IArrayInitializerOperation initializer, SyntaxNode place) => Sequence.Of(
        initializer.ElementValues.Select(element => element is IArrayInitializerOperation row ? EvaluateInitializer(row, row.Syntax) : Evaluate(element)).ToArray(),
        new(place, OriginKind.Literal));

    private Value EvaluateCreation(IObjectCreationOperation creation)
    {
        var arguments = EvaluateArguments(creation.Arguments);
        if (creation.Type.IsOsnas(nameof(InfoTable)))
            return Allocate(CreateTable(creation, arguments));
        if (creation.Type.IsOsnas(nameof(ModelCfgShape)) && arguments.Length == 2)
            return arguments[0].Integer is { } rows && arguments[1].Integer is { } columns ? new Known(new ModelCfgShape(rows, columns)) : Value.Unknown;
        if (IsList(creation.Type))
            return CreateList(creation, arguments);
        foreach (var argument in arguments)
            Escape(argument);
        Evaluate(creation.Initializer);
        return Value.Unknown;
    }

    private Sequence CreateTable(IObjectCreationOperation creation, Value[] arguments)
    {
        var places = ArgumentPlaces(creation.Arguments);
        var table = arguments.Length switch
        {
            1 => Sequence.Of([], new(creation.Syntax, OriginKind.Empty)),
            2 => Follow(arguments[1]) ?? UnknownRows(creation.Syntax),
            _ => Sequence.Repeat(
                Sequence.Repeat(Value.Unknown, arguments[2].Integer, new(places[2], OriginKind.Size)), arguments[1].Integer, new(places[1], OriginKind.Size)),
        };
        return table with { IsTable = true, IsFixed = false };
    }

    private Reference CreateList(IObjectCreationOperation creation, Value[] arguments)
    {
        var isCopy = arguments.Length == 1 && creation.Constructor!.Parameters[0].Type.SpecialType != SpecialType.System_Int32;
        var start = Sequence.Of([], new(creation.Syntax, creation.Initializer is null ? OriginKind.Empty : OriginKind.Literal));
        if (isCopy)
            start = Follow(arguments[0]) is { } copied ? copied with { IsFixed = false } : start.Forget();
        foreach (var added in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            var isItem = added is IInvocationOperation { TargetMethod.Name: "Add", Arguments.Length: 1 };
            start = isItem ? Queries.Concat(start, Sequence.Of([Evaluate(((IInvocationOperation)added).Arguments[0].Value)], start.Origin)) : start.Forget();
        }

        return Allocate(start);
    }

    private static Sequence UnknownRows(SyntaxNode place) => Sequence.Between(0, null, Value.Unknown, new(place, OriginKind.Literal));

    private static bool IsList(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "List", Arity: 1, ContainingNamespace: { Name: "Generic", ContainingNamespace.Name: "Collections" } };

    /// <summary>The values of arguments, evaluated in the order that they are written in, in the order of the parameters.</summary>
    private Value[] EvaluateArguments(IEnumerable<IArgumentOperation> arguments)
    {
        var values = arguments.Select(argument => (argument.Parameter?.Ordinal, Value: Evaluate(argument.Value))).ToArray();
        return values.OrderBy(argument => argument.Ordinal).Select(argument => argument.Value).ToArray();
    }

    private static SyntaxNode[] ArgumentPlaces(IEnumerable<IArgumentOperation> arguments) =>
        arguments.OrderBy(argument => argument.Parameter?.Ordinal).Select(argument => argument.Value.Syntax).ToArray();
}
