namespace Osnas;

/// <summary>A candidate block that a search layer can choose.</summary>
/// <param name="Block">The name of the block; see <see cref="Osnas.Block"/>.</param>
/// <param name="Options">The options of the block.</param>
/// <param name="Layers">The layers that can choose the candidate.</param>
public sealed record CandidateCfg(string Block, BlockOptions Options, MicroLayers Layers = MicroLayers.All)
{
    /// <summary>Whether a layer can choose the candidate.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>true if it can; otherwise, false.</returns>
    public bool IsAllowedIn(LayerCfg layer) => Layers switch
    {
        MicroLayers.ShapePreserving => layer.IsShapePreserving,
        MicroLayers.ShapeChanging => !layer.IsShapePreserving,
        _ => true,
    };

    /// <summary>Whether another candidate is the same block in the same layers. Unused options are ignored.</summary>
    /// <param name="other">The other candidate.</param>
    /// <returns>true if it is; otherwise, false.</returns>
    public bool IsSameAs(CandidateCfg other) => Layers == other.Layers && ToString() == other.ToString();

    /// <summary>Formats the candidate in short form, for example <c>mobile k5 e6 se hswish</c>.</summary>
    /// <returns>The short form.</returns>
    public override string ToString() => Options.Describe(Block);
}
