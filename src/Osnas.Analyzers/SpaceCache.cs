using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers;

/// <summary>The search spaces that the code of a compilation uses, each read once.</summary>
internal sealed class SpaceCache
{
    /// <summary>Members of a space that, if the user writes them, make it another than the attributes say.</summary>
    private static readonly string[] DecisiveMembers = [nameof(SearchSpaceSpec.MacroCfg), nameof(SearchSpaceSpec.MicroCfg), "Spec"];

    private readonly ConcurrentDictionary<INamedTypeSymbol, SearchSpaceSpec?> _specs = new(SymbolEqualityComparer.Default);

    /// <summary>The space that a class, or one that it derives from, is nested in.</summary>
    public SearchSpaceSpec? FindAround(INamedTypeSymbol type) =>
        type.SelfAndBases().Select(ancestor => Find(ancestor.ContainingType)).FirstOrDefault(spec => spec is not null);

    /// <summary>The space that a class declares.</summary>
    /// <returns>The specification; null if the class declares none, or not yet one whose layers and candidates are clear.</returns>
    public SearchSpaceSpec? Find(INamedTypeSymbol? type) => type is null ? null : _specs.GetOrAdd(type, Read);

    private static SearchSpaceSpec? Read(INamedTypeSymbol type)
    {
        if (SpecReader.Read(type) is not { IsComplete: true, Spec: var spec } || !DeclarationRules.IsInOnePart(type, _ => { }))
            return null;
        if (DecisiveMembers.Any(name => type.GetMembers(name).Any(member => !member.IsGenerated())))
            return null;
        var isBounded = spec is { MacroCfg.Search.Count: > 0 and <= SpaceCfg.MaxLayers, MicroCfg.Count: > 0 and <= SpaceCfg.MaxCandidates };
        return isBounded && !spec.Form.CheckOptions(spec).Any() ? spec : null;
    }
}
