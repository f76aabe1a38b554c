using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Osnas.Generators.Model;
using Osnas.Generators.Parsing;

namespace Osnas.Analyzers;

/// <summary>The search spaces of a compilation, shared by all analyzers so that each class is read only once.</summary>
internal sealed class SpaceCache
{
    /// <summary>The compiler hands the same compilation to all analyzers, and a new one after each edit.</summary>
    private static readonly ConditionalWeakTable<Compilation, SpaceCache> Caches = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, Lazy<SpaceFacts?>> _facts = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, SearchSpaceSpec?> _specs = new(SymbolEqualityComparer.Default);
    private readonly Lazy<EquatableArray<BlockDeclaration>> _blocks;
    private readonly Lazy<EquatableArray<NamedOptionsDeclaration>> _namedOptions;
    private readonly Lazy<IReadOnlyList<SpaceFacts>> _measured;

    private SpaceCache(Compilation compilation)
    {
        _blocks = new(() => BlockReader.ReadAll(compilation));
        _namedOptions = new(() => NamedOptionsReader.ReadAll(compilation));
        _measured = new(() => FindMeasured(compilation));
    }

    /// <summary>All custom blocks of the compilation and of what it references.</summary>
    public EquatableArray<BlockDeclaration> Blocks => _blocks.Value;

    /// <summary>All named options of the compilation and of what it references.</summary>
    public EquatableArray<NamedOptionsDeclaration> NamedOptions => _namedOptions.Value;

    /// <summary>The spaces that name the file of their latency.</summary>
    public IReadOnlyList<SpaceFacts> Measured => _measured.Value;

    /// <summary>The spaces of a compilation.</summary>
    public static SpaceCache Of(Compilation compilation) => Caches.GetValue(compilation, key => new(key));

    /// <summary>What is known of a class.</summary>
    /// <returns>The facts, right or wrong; null if the class isn't declared to be a search space.</returns>
    public SpaceFacts? FactsOf(INamedTypeSymbol type) => SpecReader.IsSpace(type)
        ? _facts.GetOrAdd(type, key => new(() => SpaceFacts.Of(key, () => Blocks))).Value
        : null;

    /// <summary>The space that a class, or one that it derives from, is nested in.</summary>
    public SearchSpaceSpec? FindAround(INamedTypeSymbol type) =>
        type.SelfAndBases().Select(ancestor => Find(ancestor.ContainingType)).FirstOrDefault(spec => spec is not null);

    /// <summary>The space that a class declares.</summary>
    /// <returns>The specification; null if the class declares none, or not yet one whose layers and candidates are clear.</returns>
    public SearchSpaceSpec? Find(INamedTypeSymbol? type) => type is null ? null : _specs.GetOrAdd(type, ReadClear);

    private SearchSpaceSpec? ReadClear(INamedTypeSymbol type)
    {
        if (FactsOf(type) is not { HasOwnConfiguration: false, Declared: { IsComplete: true, Spec: var spec } }
            || !DeclarationRules.IsInOnePart(type, _ => { }))
            return null;
        var hasShape = spec is
        {
            MacroCfg.Search.Count: > 0 and <= SpaceCfg.MaxLayers, MicroCfg.Count: > 0 and <= SpaceCfg.MaxCandidates,
        };
        return hasShape && !spec.Form.CheckOptions(spec).Any() ? spec : null;
    }

    private SpaceFacts[] FindMeasured(Compilation compilation) =>
    [
        .. AttributedTypes.In(compilation)
            .Select(FactsOf)
            .OfType<SpaceFacts>()
            .Where(space => space.Declared is { LatencyFile: not null, IsComplete: true }),
    ];
}
