using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Osnas.Generators.Parsing;

/// <summary>Finds the types of a project that can have an attribute of Osnas.</summary>
internal static class AttributedTypes
{
    /// <summary>The parts with such an attribute, in the order of files.</summary>
    public static IEnumerable<TypeDeclarationSyntax> PartsIn(IEnumerable<SyntaxTree> files)
    {
        var aliases = files.Any(tree => SourceFile.Of(tree).HasGlobalAliases);
        foreach (var file in files)
        {
            // At each keystroke, all files are asked: an index, unlike an enumerator, allocates nothing.
            var types = SourceFile.Of(file).FindTypes(aliases);
            for (var index = 0; index < types.Count; index++)
                yield return types[index];
        }
    }

    /// <summary>The types, each once, in the order of files.</summary>
    public static IEnumerable<INamedTypeSymbol> In(Compilation compilation) => PartsIn(compilation.SyntaxTrees)
        .Select(part => compilation.GetSemanticModel(part.SyntaxTree).GetDeclaredSymbol(part))
        .OfType<INamedTypeSymbol>()
        .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
}
