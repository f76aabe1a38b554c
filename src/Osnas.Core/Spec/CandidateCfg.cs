namespace Osnas;

/// <summary>A candidate block that a search layer can choose.</summary>
/// <param name="Block">The name of the block; see <see cref="Osnas.Block"/>.</param>
/// <param name="Options">The options of the block.</param>
/// <param name="Layers">The layers in which the candidate may be chosen.</param>
public sealed record CandidateCfg(string Block, BlockOptions Options, MicroLayers Layers = MicroLayers.All)
{
    /// <summary>Whether the candidate may be chosen in a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>Whether it may.</returns>
    public bool IsAllowedIn(LayerCfg layer) => Layers switch
    {
        MicroLayers.ShapePreserving => layer.IsShapePreserving,
        MicroLayers.ShapeChanging => !layer.IsShapePreserving,
        _ => true,
    };

    /// <summary>Whether another candidate is the same block, in the same layers. Options without effect don't count.</summary>
    /// <param name="other">The other candidate.</param>
    /// <returns>Whether it is.</returns>
    public bool IsSameAs(CandidateCfg other) => Layers == other.Layers && ToString() == other.ToString();

    /// <summary>The candidate in short form, as in <c>mobile k5 e6 se hswish</c>.</summary>
    /// <returns>The short form.</returns>
    public override string ToString() => Options.Describe(Block);
}
