using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Osnas.Generators.Emit;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Generators;

/// <summary>Completes each class with <c>[SearchSpace]</c>. Reports nothing: the analyzers call the same parser and do.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SearchSpaceGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var spaces = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.SearchSpace,
                static (node, _) => node is TypeDeclarationSyntax,
                static (syntax, cancellation) => Parse(syntax, cancellation))
            .Where(static space => space is not null)
            .WithTrackingName(TrackingNames.Spaces);

        var names = spaces
            .Select(static (space, _) => space!.Declaration.FullName)
            .Collect()
            .Select(static (names, _) => new EquatableArray<string>(names))
            .WithTrackingName(TrackingNames.Names);

        var named = spaces
            .Combine(names)
            .Select(static (pair, _) => new NamedSpace(HintName.Of(pair.Left!.Declaration.FullName, pair.Right), pair.Left))
            .WithTrackingName(TrackingNames.NamedSpaces);

        var priced = named
            .Select(static (space, _) => new PricedSpace(space, Never.Throw(() => SpaceCosts.Compute(space.Space.Spec))))
            .WithTrackingName(TrackingNames.PricedSpaces);

        context.RegisterSourceOutput(priced, static (output, space) => Add(output, space.Named, string.Empty, () => SpaceEmitter.Emit(space.Named.Space, space.Costs)));
        context.RegisterSourceOutput(named, static (output, space) => Add(output, space, ".Superlayer", () => SuperlayerEmitter.Emit(space.Space)));
        context.RegisterSourceOutput(named, static (output, space) => Add(output, space, ".Supernet", () => SupernetEmitter.Emit(space.Space)));
        context.RegisterSourceOutput(named, static (output, space) => Add(output, space, ".Model", () => ModelEmitter.Emit(space.Space)));
        context.RegisterSourceOutput(priced, static (output, space) => Add(output, space.Named, ".LookUpTable", () => LookUpTableEmitter.Emit(space.Named.Space, space.Costs)));
    }

    private static SearchSpaceModel? Parse(GeneratorAttributeSyntaxContext syntax, CancellationToken cancellation)
    {
        // A second [SearchSpace] on another part is the compiler's error; it must not generate the class twice.
        var type = (INamedTypeSymbol)syntax.TargetSymbol;
        return SearchSpaceParser.IsDeclaredAt(type, syntax.TargetNode)
            ? Never.Throw(() => SearchSpaceParser.Parse(type, report: null, cancellation))
            : null;
    }

    private static void Add(SourceProductionContext output, NamedSpace space, string component, Func<string?> emit)
    {
        if (Never.Throw(emit) is { } source)
            output.AddSource($"{space.HintName}{component}.g.cs", SourceText.From(source, Encoding.UTF8));
    }
}
