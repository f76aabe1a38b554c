using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Osnas.Generators.Parsing;

internal static class SymbolExtensions
{
    private static readonly SymbolDisplayFormat WithoutEscapes = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

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

    /// <summary>The classes that a class derives from, nearest first.</summary>
    public static IEnumerable<INamedTypeSymbol> Ancestors(this INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            yield return current;
    }

    /// <summary>The members of a name that the user wrote.</summary>
    public static IEnumerable<ISymbol> OwnMembers(this INamedTypeSymbol type, string name) =>
        type.GetMembers(name).Where(member => !member.IsGenerated());

    /// <summary>Whether a type is the one of a name, or the compiler doesn't know it. Nullable or not is the same.</summary>
    public static bool Is(this ITypeSymbol type, string name) =>
        type.TypeKind == TypeKind.Error || type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString() == name;

    /// <summary>Whether a method or constructor can be called with values of types, and nothing else.</summary>
    public static bool Takes(this IMethodSymbol method, IReadOnlyList<string> types) =>
        method.Parameters.Length >= types.Count && method.BeginsWith(types) && method.Parameters.Skip(types.Count).All(
            parameter => parameter.IsOptional);

    /// <summary>Whether a method has parameters of types, and no other.</summary>
    public static bool HasParameters(this IMethodSymbol method, IReadOnlyList<string> types) =>
        method.Parameters.Length == types.Count && method.BeginsWith(types);

    /// <summary>Whether a type or member is the generator's, which analyzers see: it, or the class that it is in, is marked so.</summary>
    public static bool IsGenerated(this ISymbol symbol) => IsMarked(symbol) || (symbol.ContainingType is { } type && IsMarked(type));

    /// <summary>The parts of a type in source.</summary>
    public static IEnumerable<TypeDeclarationSyntax> Declarations(this INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static bool BeginsWith(this IMethodSymbol method, IReadOnlyList<string> types) =>
        method.Parameters
            .Zip(types, (parameter, type) => parameter.RefKind is RefKind.None or RefKind.In && parameter.Type.Is(type))
            .All(matches => matches);

    private static bool IsMarked(ISymbol symbol) => symbol.GetAttributes().Any(attribute =>
        attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments.IsEmpty: false }
            && Equals(attribute.ConstructorArguments[0].Value, GeneratedMembers.Tool));
}
