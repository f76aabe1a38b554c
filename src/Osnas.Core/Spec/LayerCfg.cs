namespace Osnas;

/// <summary>A search layer: the channels and the stride that each candidate in it must have.</summary>
/// <param name="InChannels">The number of input channels of the layer.</param>
/// <param name="OutChannels">The number of output channels of the layer.</param>
/// <param name="Stride">The stride: 1, 2 or 4.</param>
public sealed record LayerCfg(int InChannels, int OutChannels, int Stride = 1)
{
    /// <summary>Whether the output has the same shape as the input.</summary>
    public bool IsShapePreserving => Stride == 1 && InChannels == OutChannels;

    /// <summary>Formats the layer in short form, for example <c>16->24 s2</c>.</summary>
    /// <returns>The short form.</returns>
    public override string ToString() => $"{InChannels}->{OutChannels} s{Stride}";
}
