using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Osnas.Analyzers.Architectures;

/// <summary>Reads a literal architecture: in place, or as the value of a local or a field.</summary>
internal static class ArchitectureReader
{
    /// <summary>Reads the value of an expression.</summary>
    /// <returns>The architecture; null if it isn't clear here.</returns>
    public static ArchitectureLiteral? Read(IOperation expression) => expression switch
    {
        IConversionOperation conversion => Read(conversion.Operand),
        IObjectCreationOperation creation when creation.Type.IsOsnas(nameof(Architecture)) && creation.Arguments.Length == 1 =>
            ReadChoices(creation.Arguments[0].Value) is { } choices ? new(creation.Syntax, choices) : null,
        IInvocationOperation
        {
            TargetMethod: { Name: nameof(Architecture.Parse), ContainingType: var type }, Arguments: { Length: 1 } arguments,
        }
            when type.IsOsnas(nameof(Architecture))
                && arguments[0].Value is { ConstantValue: { HasValue: true, Value: string text } } argument => Parse(text, argument.Syntax),
        ILocalReferenceOperation or IFieldReferenceOperation =>
            NamedValue.Find(expression) is { } value ? Read(value)?.At(expression.Syntax) : null,
        _ => null,
    };

    private static ArchitectureLiteral Parse(string text, SyntaxNode place)
    {
        try
        {
            return new(place, Architecture.Parse(text).Select(choice => new ChoiceLiteral(place, choice)).ToImmutableArray());
        }
        catch (FormatException exception)
        {
            return new(place, ImmutableArray<ChoiceLiteral>.Empty, exception.Message);
        }
    }

    private static ImmutableArray<ChoiceLiteral>? ReadChoices(IOperation expression) => expression switch
    {
        IConversionOperation conversion => ReadChoices(conversion.Operand),
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues.Select(ReadChoice).ToImmutableArray(),
        ILocalReferenceOperation or IFieldReferenceOperation when NamedValue.Find(expression) is { } value =>
            ReadChoices(value)?.Select(choice => choice with { Place = expression.Syntax }).ToImmutableArray(),
        { Syntax: CollectionExpressionSyntax collection, SemanticModel: { } model } => ReadElements(collection, model),
        _ => null,
    };

    private static ChoiceLiteral ReadChoice(IOperation element) =>
        new(element.Syntax, element.ConstantValue is { HasValue: true, Value: int value } ? value : null);

    /// <summary>By syntax, as the version of Roslyn that this is built with has no operation for a collection expression.</summary>
    private static ImmutableArray<ChoiceLiteral>? ReadElements(CollectionExpressionSyntax collection, SemanticModel model)
    {
        if (collection.Elements.Any(element => element is not ExpressionElementSyntax))
            return null;
        return collection.Elements
            .Select(element => ((ExpressionElementSyntax)element).Expression)
            .Select(
                element => new ChoiceLiteral(
                    element, model.GetConstantValue(element) is { HasValue: true, Value: int value } ? value : null))
            .ToImmutableArray();
    }
}
