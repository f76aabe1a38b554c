using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Osnas.Analyzers.TableShapes;

/// <summary>Finds the space of a table that isn't nested in it: the one whose <c>Spec</c> its constructors name.</summary>
internal static class NamedSpace
{
    /// <summary>Finds the space of a table.</summary>
    /// <returns>The space; null if neither the constructors of the class nor a class that it derives from name just one.</returns>
    public static SearchSpaceSpec? Find(INamedTypeSymbol type, SpaceCache spaces, Compilation compilation)
    {
        var named = PartsOf(type)
            .SelectMany(part => FindNamed(part, Constructors(part).Concat(BaseArguments(part)), spaces, compilation))
            .OfType<SearchSpaceSpec>()
            .Distinct()
            .ToArray();
        return named.Length switch
        {
            0 => FindHandedOn(type, spaces, compilation),
            1 => named[0],
            _ => null,
        };
    }

    /// <summary>The space whose <c>Spec</c> a base class in the project hands on, if it is one.</summary>
    private static SearchSpaceSpec? FindHandedOn(INamedTypeSymbol type, SpaceCache spaces, Compilation compilation) =>
        type.BaseType.SelfAndBases()
            .SelectMany(PartsOf)
            .Select(part => FindNamed(
                part, BaseArguments(part).Concat(Constructors(part).Select(constructor => constructor.Initializer).OfType<SyntaxNode>()),
                spaces, compilation))
            .Where(specs => specs.Count == 1)
            .Select(specs => specs[0])
            .FirstOrDefault(spec => spec is not null);

    private static IEnumerable<TypeDeclarationSyntax> PartsOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()).OfType<TypeDeclarationSyntax>();

    private static IEnumerable<ConstructorDeclarationSyntax> Constructors(TypeDeclarationSyntax part) => part.Members
        .OfType<ConstructorDeclarationSyntax>()
        .Where(constructor => !constructor.Modifiers.Any(SyntaxKind.StaticKeyword));

    private static IEnumerable<SyntaxNode> BaseArguments(TypeDeclarationSyntax part) =>
        part.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>() ?? [];

    /// <summary>The spaces whose <c>Spec</c> some code of a part names, each once; null stands for anything else of that name.</summary>
    private static IReadOnlyList<SearchSpaceSpec?> FindNamed(
        TypeDeclarationSyntax part, IEnumerable<SyntaxNode> places, SpaceCache spaces, Compilation compilation)
    {
        var names = places
            .SelectMany(place => place.DescendantNodes().OfType<IdentifierNameSyntax>())
            .Where(name => name.Identifier.ValueText == "Spec")
            .ToArray();
        if (names.Length == 0 || !compilation.ContainsSyntaxTree(part.SyntaxTree))
            return [];
#pragma warning disable RS1030 // Only for a table that isn't nested in its space.
        var model = compilation.GetSemanticModel(part.SyntaxTree);
#pragma warning restore RS1030
        return [.. names
            .Select(name => model.GetSymbolInfo(name).Symbol is IPropertySymbol property ? spaces.Find(property.ContainingType) : null)
            .Distinct()];
    }
}
