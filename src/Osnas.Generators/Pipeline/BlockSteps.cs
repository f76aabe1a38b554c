using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Generators.Pipeline;

/// <summary>Reads the custom blocks that spaces can use. An analyzer reports their faults.</summary>
internal static class BlockSteps
{
    /// <summary>Reads the classes with <c>[Block]</c>, here and in what is referenced.</summary>
    public static IncrementalValueProvider<EquatableArray<BlockDeclaration>> Read(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.Block, static (node, _) => node is TypeDeclarationSyntax, static (syntax, _) => Read(syntax))
            .Where(static block => block is not null)
            .Collect()
            .Combine(
                context.CompilationProvider.Select(
                    static (compilation, cancellation) => BlockReader.ReadReferences(compilation, cancellation)))
            .Select(static (pair, _) => BlockReader.Join(pair.Left!, pair.Right))
            .WithTrackingName(TrackingNames.Blocks);

    private static BlockDeclaration? Read(GeneratorAttributeSyntaxContext syntax) =>
        Attempt.To(() => BlockReader.Read((INamedTypeSymbol)syntax.TargetSymbol, syntax.SemanticModel.Compilation.Assembly)).Result;
}
