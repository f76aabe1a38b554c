using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Osnas.Generators.Tests.Rooms;

/// <summary>A name in one file that stands for a type, or a member of one, in another file.</summary>
/// <param name="File">The file that uses it.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Name">The type.</param>
/// <param name="Target">The file that declares it.</param>
internal sealed record SourceUse(string File, int Line, string Name, string Target);

/// <summary>Finds which files use which, by the symbols that their names are bound to. Comments don't count.</summary>
internal static class SourceUses
{
    /// <summary>All uses between different files of a compilation, in the order of files and lines.</summary>
    public static IReadOnlyList<SourceUse> Find(CSharpCompilation compilation) =>
        [
            .. compilation.SyntaxTrees.SelectMany(tree => Find(compilation, tree))
                .OrderBy(use => use.File, StringComparer.Ordinal).ThenBy(use => use.Line),
        ];

    private static IEnumerable<SourceUse> Find(CSharpCompilation compilation, SyntaxTree tree)
    {
        var model = compilation.GetSemanticModel(tree);
        var names = tree.GetRoot().DescendantNodes(node => node is not UsingDirectiveSyntax).OfType<SimpleNameSyntax>();
        return names
            .SelectMany(name => SymbolsOf(model, name).Select(symbol => (Name: name, Symbol: symbol)))
            .Select(found => (found.Name, Type: TypeOf(found.Symbol), Target: FileOf(found.Symbol, tree)))
            .Where(found => found is { Type: not null, Target: not null } && found.Target != tree.FilePath)
            .Select(found => new SourceUse(tree.FilePath, LineOf(found.Name), found.Type!.Name, found.Target!))
            .Distinct();
    }

    /// <summary>What a name is bound to; where the compiler can't decide, because generated code isn't there, all that it may be.</summary>
    private static ImmutableArray<ISymbol> SymbolsOf(SemanticModel model, SimpleNameSyntax name)
    {
        var info = model.GetSymbolInfo(name);
        return info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols;
    }

    private static INamedTypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { ReducedFrom: { } extension } => extension.ContainingType,
        INamedTypeSymbol type => type,
        IFieldSymbol or IPropertySymbol or IMethodSymbol or IEventSymbol => symbol.ContainingType,
        _ => null,
    };

    /// <summary>The file that declares a symbol; this one if it does so too, as for partial types.</summary>
    private static string? FileOf(ISymbol symbol, SyntaxTree tree)
    {
        var declared = (symbol as IMethodSymbol)?.ReducedFrom ?? symbol.OriginalDefinition;
        var places = declared.DeclaringSyntaxReferences;
        if (places.IsEmpty && declared.ContainingType is { } type)
            places = type.OriginalDefinition.DeclaringSyntaxReferences;
        var place = places.FirstOrDefault(place => place.SyntaxTree == tree) ?? places.FirstOrDefault();
        return place?.SyntaxTree.FilePath;
    }

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
