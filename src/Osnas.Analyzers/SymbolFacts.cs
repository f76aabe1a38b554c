using Microsoft.CodeAnalysis;

namespace Osnas.Analyzers;

internal static class SymbolFacts
{
    /// <summary>Whether a type is one of Osnas itself.</summary>
    public static bool IsOsnas(this ITypeSymbol? type, string name) =>
        type is { ContainingNamespace: { Name: nameof(Osnas), ContainingNamespace.IsGlobalNamespace: true } } && type.Name == name;

    /// <summary>A type and those that it derives from.</summary>
    public static IEnumerable<INamedTypeSymbol> SelfAndBases(this INamedTypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.BaseType)
            yield return current;
    }
}
