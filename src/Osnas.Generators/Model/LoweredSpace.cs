using Osnas.Blocks;
using Osnas.Spaces;

namespace Osnas.Generators.Model;

/// <summary>A space with all of its blocks lowered: its graph, or what is wrong with it; and its costs.</summary>
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

    /// <summary>Why the space can't be built.</summary>
    public IReadOnlyList<SpaceFault> Faults { get; }

    /// <summary>Whether the space can be built and its costs are known here. The code of custom blocks can't run in the compiler.</summary>
    public bool IsKnown => Graph is not null && !CustomBlocks.HasOthers(Spec);

    /// <summary>The costs of the space at its declared input size; null if they aren't known here.</summary>
    public CostModel? Costs => _costs.Value;
}
