using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Osnas.Generators.Parsing;

/// <summary>Finds the types of a project that can have an attribute of Osnas.</summary>
internal static class AttributedTypes
{
    /// <summary>The parts with such an attribute, in the order of files.</summary>
    public static IEnumerable<TypeDeclarationSyntax> PartsIn(Compilation compilation)
    {
        var aliases = compilation.SyntaxTrees.Any(tree => SourceFile.Of(tree).HasGlobalAliases);
        return compilation.SyntaxTrees.SelectMany(tree => SourceFile.Of(tree).FindTypes(aliases));
    }

    /// <summary>The types, each once, in the order of files.</summary>
    public static IEnumerable<INamedTypeSymbol> In(Compilation compilation) => PartsIn(compilation)
        .Select(part => compilation.GetSemanticModel(part.SyntaxTree).GetDeclaredSymbol(part))
        .OfType<INamedTypeSymbol>()
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
}
