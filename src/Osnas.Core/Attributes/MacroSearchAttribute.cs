namespace Osnas;

/// <summary>
/// One or more search layers. A search chooses one candidate for each of them. The order of the attributes is the order of the
/// layers.
/// </summary>
/// <param name="inChannels">The number of input channels of the layer.</param>
/// <param name="outChannels">The number of output channels of the layer.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MacroSearchAttribute(int inChannels, int outChannels) : Attribute
{
    /// <summary>The number of input channels of the layer.</summary>
    public int InChannels { get; } = inChannels;

    /// <summary>The number of output channels of the layer.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>The stride of the first of these layers: 1, 2 or 4.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>
    /// The number of layers. The layers after the first have stride 1 and as many input channels as output channels.
    /// </summary>
    public int Repeat { get; set; } = 1;
}
