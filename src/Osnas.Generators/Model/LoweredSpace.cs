using Osnas.Blocks;
using Osnas.Spaces;

namespace Osnas.Generators.Model;

/// <summary>A space with all its blocks lowered: its graph or its faults, and its costs.</summary>
internal sealed class LoweredSpace
{
    private readonly Lazy<CostModel?> _costs;

    /// <summary>Lowers the blocks of a space.</summary>
    /// <param name="spec">The space.</param>
    /// <param name="blocks">The known blocks.</param>
    public LoweredSpace(SearchSpaceSpec spec, BlockCatalog blocks)
    {
        Spec = spec;
        Graph = SpaceGraph.TryBuild(spec, blocks, out var faults);
        Faults = faults;
        _costs = new(() => IsKnown ? new(Graph!) : null);
    }

    /// <summary>The space.</summary>
    public SearchSpaceSpec Spec { get; }

    /// <summary>The graph of the space; null if it can't be built.</summary>
    public SpaceGraph? Graph { get; }

    /// <summary>The reasons why the space can't be built.</summary>
    public IReadOnlyList<SpaceFault> Faults { get; }

    /// <summary>Whether the space can be built and its costs are known. The compiler can't run the code of custom blocks.</summary>
    public bool IsKnown => Graph is not null && !CustomBlocks.HasOthers(Spec);

    /// <summary>The costs of the space at its declared input size; null if they are unknown.</summary>
    public CostModel? Costs => _costs.Value;
}
