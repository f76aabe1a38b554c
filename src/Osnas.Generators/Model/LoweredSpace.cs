using System.Runtime.CompilerServices;
using Osnas.Blocks;
using Osnas.Spaces;

namespace Osnas.Generators.Model;

/// <summary>A space with all its blocks lowered: its graph or its faults, and its costs. Each is computed on first use.</summary>
internal sealed class LoweredSpace
{
    /// <summary>The faults of spaces of built-in blocks: the generator and the analyzers ask for the same.</summary>
    private static readonly ConditionalWeakTable<SearchSpaceSpec, IReadOnlyList<SpaceFault>> KnownFaults = new();

    private readonly BlockCatalog _blocks;
    private readonly Lazy<SpaceGraph?> _graph;
    private readonly Lazy<CostModel?> _costs;
    private IReadOnlyList<SpaceFault>? _faults;

    /// <summary>Lowers the blocks of a space.</summary>
    /// <param name="spec">The space.</param>
    /// <param name="blocks">The known blocks.</param>
    public LoweredSpace(SearchSpaceSpec spec, BlockCatalog blocks)
    {
        (Spec, _blocks) = (spec, blocks);
        _graph = new(Build);
        _costs = new(() => Faults.Count == 0 && !CustomBlocks.HasOthers(spec) ? new(Graph!) : null);
    }

    /// <summary>The space.</summary>
    public SearchSpaceSpec Spec { get; }

    /// <summary>The graph of the space; null if it can't be built.</summary>
    public SpaceGraph? Graph => _graph.Value;

    /// <summary>The reasons why the space can't be built.</summary>
    public IReadOnlyList<SpaceFault> Faults => _faults ??= FindFaults();

    /// <summary>
    /// The costs of the space at its declared input size; null if it can't be built, or has custom blocks, whose code the
    /// compiler can't run.
    /// </summary>
    public CostModel? Costs => _costs.Value;

    private IReadOnlyList<SpaceFault> FindFaults()
    {
        if (_blocks == BlockCatalog.BuiltIn && KnownFaults.TryGetValue(Spec, out var known))
            return known;
        _ = _graph.Value;
        return _faults!;
    }

    private SpaceGraph? Build()
    {
        var graph = SpaceGraph.TryBuild(Spec, _blocks, out var faults);
        _faults = _blocks == BlockCatalog.BuiltIn ? KnownFaults.GetValue(Spec, _ => faults) : faults;
        return graph;
    }
}
