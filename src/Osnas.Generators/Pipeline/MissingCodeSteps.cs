using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Generators.Pipeline;

/// <summary>The classes for which code is missing that should be there, by their metadata names.</summary>
internal static class MissingCodeSteps
{
    /// <summary>The spaces from which not all code is generated.</summary>
    public static IncrementalValuesProvider<string> ThatLackCode(this IncrementalValuesProvider<ParsedSpace> spaces) =>
        spaces.Where(static space => space.LacksCode).Select(static (space, _) => space.MetadataName);

    /// <summary>The classes with layers and without <c>[SearchSpace]</c>.</summary>
    public static IncrementalValuesProvider<string> FindUndeclared(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.MacroSearch,
                static (node, _) => node is TypeDeclarationSyntax,
                static (syntax, _) => FindUndeclared((INamedTypeSymbol)syntax.TargetSymbol))
            .Where(static name => name is not null)
            .Select(static (name, _) => name!);

    private static string? FindUndeclared(INamedTypeSymbol type) => SpecReader.IsSpace(type) ? null : type.FullMetadataName();
}
