namespace Osnas;

/// <summary>A search layer: the shape that each candidate has to map there.</summary>
/// <param name="InChannels">Channels of the layer's input.</param>
/// <param name="OutChannels">Channels of the layer's output.</param>
/// <param name="Stride">Stride: 1, 2 or 4.</param>
public sealed record LayerCfg(int InChannels, int OutChannels, int Stride = 1)
{
    /// <summary>Whether the output has the shape of the input.</summary>
    public bool IsShapePreserving => Stride == 1 && InChannels == OutChannels;

    /// <summary>The layer in short form, as in <c>16->24 s2</c>.</summary>
    /// <returns>The short form.</returns>
    public override string ToString() => $"{InChannels}->{OutChannels} s{Stride}";
}
