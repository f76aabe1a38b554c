using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Generators.Pipeline;

/// <summary>The metadata names of the classes for which expected code is missing.</summary>
internal static class MissingCodeSteps
{
    /// <summary>Finds the spaces with incomplete generated code.</summary>
    public static IncrementalValuesProvider<string> ThatLackCode(this IncrementalValuesProvider<ParsedSpace> spaces) =>
        spaces.Where(static space => space.LacksCode).Select(static (space, _) => space.MetadataName);

    /// <summary>Finds the classes with layers but without <c>[SearchSpace]</c>.</summary>
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
