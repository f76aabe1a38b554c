using System.Numerics;
using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Spaces.Forms;

/// <summary>
/// The form in which a layer is one block for all candidates (SGNAS, arXiv:2105.11871). It has
/// <see cref="SpaceCfg.MaxExpansionRate"/> sub-blocks. Each chooses a kernel, or zero, which removes the sub-block.
/// </summary>
internal sealed class UnifiedForm : SuperlayerForm
{
    /// <inheritdoc/>
    public override SuperlayerKind Kind => SuperlayerKind.Unified;

    /// <inheritdoc/>
    public override string BaseClass => "UnifiedSuperlayer";

    /// <inheritdoc/>
    public override string LayerInWords => "a block for all candidates";

    /// <inheritdoc/>
    public override string RowNoun => "sub-block";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Options { get; } = [nameof(SpaceCfg.MinExpansionRate), nameof(SpaceCfg.MaxExpansionRate)];

    /// <inheritdoc/>
    public override bool CandidateIsLayer => false;

    /// <inheritdoc/>
    public override bool RowsAreInterchangeable => true;

    /// <inheritdoc/>
    public override string? Coupling => "the sub-blocks of a unified layer choose together";

    /// <inheritdoc/>
    public override string Describe(SpaceCfg space) => $"{Kind} e{space.MinExpansionRate}..{space.MaxExpansionRate}";

    /// <inheritdoc/>
    public override int RowsPerLayer(SpaceCfg space) => Math.Max(1, space.MaxExpansionRate);

    /// <inheritdoc/>
    public override string DescribeRows(SpaceCfg space) =>
        $"{Words.Count(space.MacroCfg.Search.Count, "search layer")} x {Words.Count(RowsPerLayer(space), RowNoun)}";

    /// <inheritdoc/>
    public override string NameOfRow(SpaceCfg space, int row) =>
        $"{RowNoun} {row % RowsPerLayer(space)} of layer {row / RowsPerLayer(space)}";

    /// <inheritdoc/>
    public override bool LeavesOut(CandidateCfg candidate) => candidate.Block == Block.Zero;

    /// <inheritdoc/>
    public override string? FindObstacle(SpaceCfg space, CandidateCfg candidate) =>
        LeavesOut(candidate) && space.MinExpansionRate == space.MaxExpansionRate
            ? $"would leave fewer than MinExpansionRate ({space.MinExpansionRate})"
            : null;

    /// <inheritdoc/>
    public override string? FindLayerFault(SpaceCfg space, int layer, IReadOnlyList<int> choices)
    {
        var expansion = choices.Count(choice => !LeavesOut(space.MicroCfg[choice]));
        if (expansion >= space.MinExpansionRate)
            return null;
        return $"layer {layer} ({space.MacroCfg.Search[layer]}) has expansion {expansion}, because {choices.Count - expansion} of its "
            + $"{RowsPerLayer(space)} sub-blocks are zero; MinExpansionRate is {space.MinExpansionRate}.";
    }

    /// <inheritdoc/>
    public override BigInteger CountChoices(SpaceCfg space, LayerCfg layer) => new UnifiedChoices(this, space, layer).Count;

    /// <inheritdoc/>
    public override IEnumerable<int[]> EnumerateChoices(SpaceCfg space, LayerCfg layer) =>
        new UnifiedChoices(this, space, layer).Enumerate();

    /// <inheritdoc/>
    public override IEnumerable<SpaceFault> CheckOptions(SpaceCfg space) => UnifiedRules.CheckExpansion(this, space);

    /// <inheritdoc/>
    public override IEnumerable<SpaceFault> CheckCandidate(SpaceCfg space, int candidate) =>
        UnifiedRules.CheckCandidate(this, space, candidate);

    /// <summary>The sub-blocks keep the number of input channels.</summary>
    public override LayerCfg LayerOfCandidate(LayerCfg layer) => layer with { OutChannels = layer.InChannels };

    /// <inheritdoc/>
    public override OpGraph Build(IReadOnlyList<CandidateCfg> chosen, LayerCfg layer, TensorShape input, BlockCatalog blocks) =>
        UnifiedBlock.Build(layer, chosen, input);

    /// <summary>Each sub-block after the first costs the same; the first also has the constant cost of the layer.</summary>
    public override PricedGraph Price(CandidateCfg candidate, LayerCfg layer, OpGraph? alone) =>
        alone is null ? new(Graph: null) : new(UnifiedBlock.Build(layer, [candidate, candidate], alone.Input), alone);

    /// <summary>
    /// A superlayer has the pointwise convolutions of each sub-block once for all candidates, and a batch norm for
    /// each number of sub-blocks.
    /// </summary>
    public override long CountParams(SpaceCfg space, LayerCfg layer, IReadOnlyList<long?> candidates, long shared)
    {
        var kernels = AllowedIn(space, layer).Where(candidate => !LeavesOut(space.MicroCfg[candidate])).ToArray();
        var expansion = UnifiedBlock.Expansion(layer, space.MicroCfg[kernels[0]].Options.Activation);
        var pointwise = MetricCatalog.Of(InfoMetric.Params).Of(expansion) + ((long)layer.InChannels * layer.OutChannels);
        var subBlock = pointwise + kernels.Sum(candidate => candidates[candidate]!.Value - pointwise);
        return (RowsPerLayer(space) * subBlock) + ((space.MaxExpansionRate - space.MinExpansionRate) * shared);
    }
}
