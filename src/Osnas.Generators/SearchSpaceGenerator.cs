using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
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

        foreach (var component in Component.All)
        {
            if (component.NeedsCosts)
                context.RegisterSourceOutput(priced, (output, space) => Add(output, component, space.Named, space.Costs));
            else
                context.RegisterSourceOutput(named, (output, space) => Add(output, component, space, costs: null));
        }
    }

    private static SearchSpaceModel? Parse(GeneratorAttributeSyntaxContext syntax, CancellationToken cancellation)
    {
        // A second [SearchSpace] on another part is the compiler's error; it must not generate the class twice.
        var type = (INamedTypeSymbol)syntax.TargetSymbol;
        return SearchSpaceParser.IsDeclaredAt(type, syntax.TargetNode)
            ? Never.Throw(() => SearchSpaceParser.Parse(type, report: null, cancellation))
            : null;
    }

    private static void Add(SourceProductionContext output, Component component, NamedSpace space, SpaceCosts? costs)
    {
        if (Never.Throw(() => component.Emit(space.Space, costs)) is { } source)
            output.AddSource($"{space.HintName}{component.Suffix}.g.cs", SourceText.From(source, Encoding.UTF8));
    }
}
