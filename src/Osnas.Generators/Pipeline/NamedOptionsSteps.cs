using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Osnas.Generators.Diagnostics;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Generators.Pipeline;

/// <summary>
/// The classes of a project that commands and configurations find by name: options of searchers, samplers and criteria,
/// and data formats.
/// </summary>
internal static class NamedOptionsSteps
{
    /// <summary>Reads the classes of all kinds, even if they are invalid.</summary>
    public static IncrementalValueProvider<EquatableArray<NamedOptionsDeclaration>> Read(IncrementalGeneratorInitializationContext context)
    {
        var all = Read(context, NamedOptionsKind.All[0]);
        foreach (var kind in NamedOptionsKind.All.Skip(1))
            all = all.Combine(Read(context, kind))
                .Select(static (pair, _) => new EquatableArray<NamedOptionsDeclaration>(pair.Left.Concat(pair.Right)));
        return all.Select(static (options, _) => NamedOptionsReader.Sort(options)).WithTrackingName(TrackingNames.NamedOptions);
    }

    /// <summary>Selects the classes that can be registered and have unique names.</summary>
    public static IncrementalValueProvider<EquatableArray<NamedOptionsDeclaration>> ThatAreRegistered(
        this IncrementalValueProvider<EquatableArray<NamedOptionsDeclaration>> options) =>
        options.Select(static (all, _) => new EquatableArray<NamedOptionsDeclaration>(all.Where(item => IsRegistered(item, all))));

    /// <summary>Gets the metadata names of the other classes.</summary>
    public static IncrementalValuesProvider<string> ThatAreLeftOut(
        this IncrementalValueProvider<EquatableArray<NamedOptionsDeclaration>> options) =>
        options.SelectMany(static (all, _) => all.Where(item => !IsRegistered(item, all)).Select(item => item.MetadataName).Distinct());

    private static IncrementalValueProvider<EquatableArray<NamedOptionsDeclaration>> Read(
        IncrementalGeneratorInitializationContext context, NamedOptionsKind kind) => context.SyntaxProvider
        .ForAttributeWithMetadataName(
            kind.Attribute,
            static (node, _) => node is TypeDeclarationSyntax,
            (syntax, _) => Attempt.To(() => NamedOptionsReader.Read((INamedTypeSymbol)syntax.TargetSymbol, kind)).Result)
        .Where(static item => item is not null)
        .Collect()
        .Select(static (items, _) => new EquatableArray<NamedOptionsDeclaration>(items!));

    private static bool IsRegistered(NamedOptionsDeclaration item, EquatableArray<NamedOptionsDeclaration> all) =>
        !item.IsFaulty && !all.Any(item.Clashes);
}
