using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Osnas.Generators.Parsing;

internal static class SymbolExtensions
{
    private static readonly SymbolDisplayFormat WithoutEscapes = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>The types around a type and the type itself, outermost first.</summary>
    public static IReadOnlyList<INamedTypeSymbol> ContainingTypesAndSelf(this INamedTypeSymbol type)
    {
        var types = new List<INamedTypeSymbol>();
        for (var current = type; current is not null; current = current.ContainingType)
            types.Insert(0, current);
        return types;
    }

    /// <summary>The name by which a compilation finds a type, without the escapes of code.</summary>
    public static string FullMetadataName(this INamedTypeSymbol type)
    {
        var name = string.Join("+", type.ContainingTypesAndSelf().Select(item => item.MetadataName));
        return type.ContainingNamespace.IsGlobalNamespace ? name : $"{type.ContainingNamespace.ToDisplayString(WithoutEscapes)}.{name}";
    }

    /// <summary>Whether a type or member is the generator's, which analyzers see: it, or the class that it is in, is marked so.</summary>
    public static bool IsGenerated(this ISymbol symbol) => IsMarked(symbol) || (symbol.ContainingType is { } type && IsMarked(type));

    /// <summary>The parts of a type in source.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Declarations(this INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static bool IsMarked(ISymbol symbol) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "GeneratedCodeAttribute" });
}
