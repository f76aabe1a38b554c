namespace Osnas.Generators.Emit.Forms;

/// <summary>A layer is one block, whose sub-blocks choose a candidate each.</summary>
internal sealed class UnifiedEmitter : FormEmitter
{
    /// <inheritdoc/>
    public override SuperlayerKind Kind => SuperlayerKind.Unified;

    /// <inheritdoc/>
    public override string Row => "sub-block of each search layer";

    /// <inheritdoc/>
    public override string Shape => "Search layers and their sub-blocks x candidates";

    /// <inheritdoc/>
    public override string Builds => "the candidates of a layer, for each of its sub-blocks";

    /// <inheritdoc/>
    public override IEnumerable<string> Settings(SearchSpaceSpec spec) =>
    [
        $"{nameof(spec.Superlayer)} = {Literal.Of(spec.Superlayer)}",
        $"{nameof(spec.MinExpansionRate)} = {Literal.Of(spec.MinExpansionRate)}",
        $"{nameof(spec.MaxExpansionRate)} = {Literal.Of(spec.MaxExpansionRate)}",
    ];

    /// <inheritdoc/>
    public override string DescribeShape(SearchSpaceSpec spec)
    {
        var shape = $"{spec.MacroCfg.Search.Count} x {spec.RowsPerLayer} x {spec.MicroCfg.Count}";
        var expansions = $"{spec.MinExpansionRate} to {spec.MaxExpansionRate}";
        return $"Search layers x sub-blocks x candidates: {shape}, of {expansions} sub-blocks a layer";
    }
}
