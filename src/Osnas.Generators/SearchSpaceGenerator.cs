using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Emit;
using Osnas.Generators.Measured;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Generators;

/// <summary>
/// Completes each class with <c>[SearchSpace]</c>. Of what is wrong it reports only that which keeps code from being
/// generated; the analyzers call the same parser and report all.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SearchSpaceGenerator : IIncrementalGenerator
{
    /// <summary>The file that loads libraries. Those of spaces are named after types, which have no hyphen.</summary>
    private const string LibrariesFile = "Osnas-Libraries";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                AttributeNames.SearchSpace,
                static (node, _) => node is TypeDeclarationSyntax,
                static (syntax, cancellation) => Parse(syntax, cancellation));

        var spaces = parsed
            .Where(static space => space?.Model is not null)
            .Combine(ReadBlocks(context))
            .Select(static (pair, _) => pair.Left!.Model!.With(pair.Right))
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

        context.RegisterSourceOutput(ReadLibraries(context), static (output, libraries) => Add(output, LibrariesFile, nameof(Osnas), () => LibraryEmitter.Emit(libraries)));
        ReportMissingCode(context, parsed.Where(static space => space is { LacksCode: true }).Select(static (space, _) => space!.MetadataName));
        ReportMissingCode(context, FindUndeclared(context));
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

    private static ParsedSpace? Parse(GeneratorAttributeSyntaxContext syntax, CancellationToken cancellation)
    {
        // A second [SearchSpace] on another part is the compiler's error; it must not generate the class twice.
        var type = (INamedTypeSymbol)syntax.TargetSymbol;
        if (!SearchSpaceParser.IsDeclaredAt(type, syntax.TargetNode))
            return null;
        var name = type.FullMetadataName();
        return Never.Throw(() => Parse(type, name, cancellation)) ?? new(name, Model: null, LacksCode: true);
    }

    private static ParsedSpace Parse(INamedTypeSymbol type, string name, CancellationToken cancellation)
    {
        var model = SearchSpaceParser.Parse(type, findBlocks: static () => default, report: null, cancellation);
        var lacksCode = model is null || model.Declaration.Components.Any(component => component.Fault is not null) || !NameRules.AreFreeInComponents(type);
        return new(name, model, lacksCode);
    }

    private static IncrementalValueProvider<EquatableArray<LibraryDeclaration>> ReadLibraries(IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .Select(static (compilation, cancellation) => new EquatableArray<LibraryDeclaration>(Never.Throw(() => LibraryReader.Read(compilation, cancellation)) ?? []))
            .WithTrackingName(TrackingNames.Libraries);

    /// <summary>Classes with layers and without <c>[SearchSpace]</c>.</summary>
    private static IncrementalValuesProvider<string> FindUndeclared(IncrementalGeneratorInitializationContext context) => context.SyntaxProvider
        .ForAttributeWithMetadataName(
            AttributeNames.MacroSearch,
            static (node, _) => node is TypeDeclarationSyntax,
            static (syntax, _) => (INamedTypeSymbol)syntax.TargetSymbol is var type && !SpecReader.IsSpace(type) ? type.FullMetadataName() : null)
        .Where(static name => name is not null)
        .Select(static (name, _) => name!);

    /// <summary>
    /// Says why code is missing. Code that refers to it doesn't compile, and after an error in declarations the compiler
    /// runs no analyzer; where it does, it shows what both report once. Editors run analyzers always, so that this is
    /// left to builds.
    /// </summary>
    private static void ReportMissingCode(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<string> names) =>
        context.RegisterImplementationSourceOutput(names.Combine(context.CompilationProvider), static (output, pair) =>
        {
            if (pair.Right.Assembly.GetTypeByMetadataName(pair.Left) is { } type)
                SearchSpaceCheck.FindMissingCode(type, output.ReportDiagnostic, output.CancellationToken);
        });

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

    private static void Add(SourceProductionContext output, Component component, NamedSpace space, SpaceCosts? costs) =>
        Add(output, space.HintName + component.Suffix, space.Space.Declaration.FullName, () => component.Emit(space.Space, costs));

    private static void Add(SourceProductionContext output, string file, string subject, Func<string?> emit) =>
        Guard.Run(subject, Location.None, output.ReportDiagnostic, () =>
        {
            if (emit() is { } source)
                output.AddSource($"{file}.g.cs", SourceText.From(source, Encoding.UTF8));
        });
}
