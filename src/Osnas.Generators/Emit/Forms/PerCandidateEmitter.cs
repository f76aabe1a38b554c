namespace Osnas.Generators.Emit.Forms;

/// <summary>A layer has a block per candidate.</summary>
internal sealed class PerCandidateEmitter : FormEmitter
{
    /// <inheritdoc/>
    public override SuperlayerKind Kind => SuperlayerKind.PerCandidate;

    /// <inheritdoc/>
    public override string Row => "search layer";

    /// <inheritdoc/>
    public override string Shape => "Search layers x candidates";

    /// <inheritdoc/>
    public override string Builds => "the candidates of a layer";

    /// <inheritdoc/>
    public override IEnumerable<string> Settings(SearchSpaceSpec spec) => [];

    /// <inheritdoc/>
    public override string DescribeShape(SearchSpaceSpec spec) => $"{Shape}: {spec.ModelCfgShape}";
}
