using System.Numerics;
using Osnas.Blocks;
using Osnas.Graph;

namespace Osnas.Spaces.Forms;

/// <summary>The form in which a layer has parallel blocks, one per candidate, and chooses one of them.</summary>
internal class PerCandidateForm : SuperlayerForm
{
    /// <inheritdoc/>
    public override SuperlayerKind Kind => SuperlayerKind.PerCandidate;

    /// <inheritdoc/>
    public override string BaseClass => "BaseSuperlayer";

    /// <inheritdoc/>
    public override string LayerInWords => "a block per candidate";

    /// <inheritdoc/>
    public override string RowNoun => "search layer";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Options => [];

    /// <inheritdoc/>
    public override bool CandidateIsLayer => true;

    /// <inheritdoc/>
    public override bool RowsAreInterchangeable => false;

    /// <inheritdoc/>
    public override string? Coupling => null;

    /// <inheritdoc/>
    public override string Describe(SpaceCfg space) => "per candidate";

    /// <inheritdoc/>
    public override int RowsPerLayer(SpaceCfg space) => 1;

    /// <inheritdoc/>
    public override string DescribeRows(SpaceCfg space) => Words.Count(space.MacroCfg.Search.Count, "search layer");

    /// <inheritdoc/>
    public override string NameOfRow(SpaceCfg space, int row) => $"layer {row}";

    /// <inheritdoc/>
    public override bool LeavesOut(CandidateCfg candidate) => false;

    /// <inheritdoc/>
    public override string? FindObstacle(SpaceCfg space, CandidateCfg candidate) => null;

    /// <inheritdoc/>
    public override string? FindLayerFault(SpaceCfg space, int layer, IReadOnlyList<int> choices) => null;

    /// <inheritdoc/>
    public override BigInteger CountChoices(SpaceCfg space, LayerCfg layer) => AllowedIn(space, layer).Count;

    /// <inheritdoc/>
    public override IEnumerable<int[]> EnumerateChoices(SpaceCfg space, LayerCfg layer)
    {
        var allowed = AllowedIn(space, layer);
        var choices = new int[allowed.Count][];
        for (var choice = 0; choice < choices.Length; choice++)
            choices[choice] = [allowed[choice]];
        return choices;
    }

    /// <inheritdoc/>
    public override IEnumerable<SpaceFault> CheckOptions(SpaceCfg space) => [];

    /// <inheritdoc/>
    public override IEnumerable<SpaceFault> CheckCandidate(SpaceCfg space, int candidate) => [];

    /// <inheritdoc/>
    public override LayerCfg LayerOfCandidate(LayerCfg layer) => layer;

    /// <inheritdoc/>
    public override OpGraph Build(IReadOnlyList<CandidateCfg> chosen, LayerCfg layer, TensorShape input, BlockCatalog blocks) =>
        blocks.Build(chosen[0], layer, input);

    /// <inheritdoc/>
    public override PricedGraph Price(CandidateCfg candidate, LayerCfg layer, OpGraph? alone) => new(alone);

    /// <inheritdoc/>
    public override long CountParams(SpaceCfg space, LayerCfg layer, IReadOnlyList<long?> candidates, long shared)
    {
        var sum = 0L;
        foreach (var candidate in candidates)
            sum += candidate ?? 0;
        return sum;
    }
}
