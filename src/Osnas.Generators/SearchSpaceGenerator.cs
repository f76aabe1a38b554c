using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Osnas.Generators.Measured;
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
            .Combine(ReadBlocks(context))
            .Select(static (pair, _) => pair.Left!.With(pair.Right))
            .WithTrackingName(TrackingNames.Spaces);

        var names = spaces
            .Select(static (space, _) => space.Declaration.FullName)
            .Collect()
            .Select(static (names, _) => new EquatableArray<string>(names))
            .WithTrackingName(TrackingNames.Names);

        var named = spaces
            .Combine(names)
            .Select(static (pair, _) => new NamedSpace(HintName.Of(pair.Left.Declaration.FullName, pair.Right), pair.Left))
            .WithTrackingName(TrackingNames.NamedSpaces);

        var priced = named
            .Select(static (space, _) => new PricedSpace(space, Never.Throw(() => SpaceCosts.Compute(space.Space.Spec))))
            .WithTrackingName(TrackingNames.PricedSpaces);

        var measured = priced
            .Combine(ReadMeasuredFiles(context, spaces))
            .Select(static (pair, _) => pair.Left with { Costs = Never.Throw(() => Measure(pair.Left, pair.Right)) })
            .WithTrackingName(TrackingNames.MeasuredSpaces);

        foreach (var component in Component.All)
        {
            if (component.NeedsCosts)
                context.RegisterSourceOutput(measured, (output, space) => Add(output, component, space.Named, space.Costs));
            else
                context.RegisterSourceOutput(named, (output, space) => Add(output, component, space, costs: null));
        }
    }

    private static IncrementalValueProvider<EquatableArray<BlockDeclaration>> ReadBlocks(IncrementalGeneratorInitializationContext context) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.Block,
                static (node, _) => node is TypeDeclarationSyntax,
                static (syntax, _) => Never.Throw(() => BlockReader.Read((INamedTypeSymbol)syntax.TargetSymbol, syntax.SemanticModel.Compilation.Assembly)))
            .Where(static block => block is not null)
            .Collect()
            .Combine(context.CompilationProvider.Select(static (compilation, cancellation) => BlockReader.ReadReferences(compilation, cancellation)))
            .Select(static (pair, _) => BlockReader.Join(pair.Left!, pair.Right))
            .WithTrackingName(TrackingNames.Blocks);

    private static SearchSpaceModel? Parse(GeneratorAttributeSyntaxContext syntax, CancellationToken cancellation)
    {
        // A second [SearchSpace] on another part is the compiler's error; it must not generate the class twice.
        var type = (INamedTypeSymbol)syntax.TargetSymbol;
        return SearchSpaceParser.IsDeclaredAt(type, syntax.TargetNode)
            ? Never.Throw(() => SearchSpaceParser.Parse(type, findBlocks: static () => default, report: null, cancellation))
            : null;
    }

    /// <summary>The additional files that a space may name, each read again only if it changes itself.</summary>
    private static IncrementalValueProvider<EquatableArray<MeasuredFile>> ReadMeasuredFiles(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<SearchSpaceModel> spaces)
    {
        var names = spaces
            .Select(static (space, _) => space.LatencyFile)
            .Collect()
            .Select(static (names, _) => new EquatableArray<string>(names.OfType<string>()));
        return context.AdditionalTextsProvider
            .Combine(names)
            .Where(static pair => pair.Right.Any(name => FileEnding.Matches(pair.Left.Path, name)))
            .Select(static (pair, cancellation) => new MeasuredFile(pair.Left.Path, Never.Throw(() => Read(pair.Left, cancellation))))
            .WithTrackingName(TrackingNames.MeasuredFiles)
            .Collect()
            .Select(static (files, _) => new EquatableArray<MeasuredFile>(files));
    }

    private static MeasuredTable? Read(AdditionalText file, CancellationToken cancellation) =>
        file.GetText(cancellation) is { } text ? MeasuredTableFile.Parse(text.ToString()).Table : null;

    private static SpaceCosts? Measure(PricedSpace space, EquatableArray<MeasuredFile> files) =>
        space.Costs is { } costs ? costs with { Latency = LatencyCosts.Find(space.Named.Space, files) } : null;

    private static void Add(SourceProductionContext output, Component component, NamedSpace space, SpaceCosts? costs)
    {
        if (Never.Throw(() => component.Emit(space.Space, costs)) is { } source)
            output.AddSource($"{space.HintName}{component.Suffix}.g.cs", SourceText.From(source, Encoding.UTF8));
    }
}
