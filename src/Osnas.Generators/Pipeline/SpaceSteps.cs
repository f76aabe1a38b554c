using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Measured;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Generators.Pipeline;

/// <summary>The pipeline steps of a search space: parsing, custom blocks, file names, costs and latency.</summary>
internal static class SpaceSteps
{
    /// <summary>Parses the classes with <c>[SearchSpace]</c>, even if they are invalid.</summary>
    public static IncrementalValuesProvider<ParsedSpace> Parse(IncrementalGeneratorInitializationContext context) => context.SyntaxProvider
        .ForAttributeWithMetadataName(
            AttributeNames.SearchSpace,
            static (node, _) => node is TypeDeclarationSyntax,
            static (syntax, cancellation) => Parse(syntax, cancellation))
        .Where(static space => space is not null)
        .Select(static (space, _) => space!);

    /// <summary>The spaces that code can be generated from, with the custom blocks that they use.</summary>
    public static IncrementalValuesProvider<SearchSpaceModel> WithBlocks(
        this IncrementalValuesProvider<ParsedSpace> spaces, IncrementalValueProvider<EquatableArray<BlockDeclaration>> blocks) => spaces
        .Where(static space => space.Model is not null)
        .Combine(blocks)
        .Select(static (pair, _) => pair.Left.Model!.With(pair.Right))
        .WithTrackingName(TrackingNames.Spaces);

    /// <summary>Gives each space a unique name for its files.</summary>
    public static IncrementalValuesProvider<NamedSpace> WithHintNames(this IncrementalValuesProvider<SearchSpaceModel> spaces)
    {
        var names = spaces
            .Select(static (space, _) => space.Declaration.FullName)
            .Collect()
            .Select(static (names, _) => new EquatableArray<string>(names))
            .WithTrackingName(TrackingNames.Names);
        return spaces
            .Combine(names)
            .Select(static (pair, _) => new NamedSpace(HintName.Of(pair.Left.Declaration.FullName, pair.Right), pair.Left))
            .WithTrackingName(TrackingNames.NamedSpaces);
    }

    /// <summary>Computes the costs of each space.</summary>
    public static IncrementalValuesProvider<PricedSpace> WithCosts(this IncrementalValuesProvider<NamedSpace> spaces) => spaces
        .Select(static (space, _) => new PricedSpace(space, Attempt.To(() => SpaceCosts.Compute(space.Space.Spec))))
        .WithTrackingName(TrackingNames.PricedSpaces);

    /// <summary>Adds the latency of each space that names a measured table.</summary>
    public static IncrementalValuesProvider<PricedSpace> WithLatency(
        this IncrementalValuesProvider<PricedSpace> spaces, IncrementalValueProvider<EquatableArray<MeasuredFile>> files) => spaces
        .Combine(files)
        .Select(static (pair, _) => AddLatency(pair.Left, pair.Right))
        .WithTrackingName(TrackingNames.MeasuredSpaces);

    private static ParsedSpace? Parse(GeneratorAttributeSyntaxContext syntax, CancellationToken cancellation)
    {
        // The compiler reports a second [SearchSpace] on another part; it must not generate the class twice.
        var type = (INamedTypeSymbol)syntax.TargetSymbol;
        if (!SearchSpaceParser.IsDeclaredAt(type, syntax.TargetNode))
            return null;
        var name = type.FullMetadataName();
        return Attempt.To(() => Parse(type, name, cancellation)).Result ?? new(name, Model: null, LacksCode: true);
    }

    private static ParsedSpace Parse(INamedTypeSymbol type, string name, CancellationToken cancellation)
    {
        // Custom blocks are joined later, so that editing one doesn't parse spaces again.
        var facts = SpaceFacts.Of(type, findBlocks: static () => default);
        var model = facts is null ? null : SearchSpaceParser.Parse(facts, report: null, cancellation);
        var lacksCode = model is null
            || model.Declaration.Components.Any(component => component.Fault is not null)
            || !NameRules.AreFreeInComponents(type);
        return new(name, model, lacksCode);
    }

    private static PricedSpace AddLatency(PricedSpace space, EquatableArray<MeasuredFile> files) => space.Costs.Result is { } costs
        ? space with { Costs = Attempt.To(() => costs with { Latency = LatencyCosts.Find(space.Named.Space, files) }) }
        : space;
}
