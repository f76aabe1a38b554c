namespace Osnas;

/// <summary>One search layer or several alike. The order of the attributes is the order of the layers.</summary>
/// <param name="inChannels">Channels of the layer's input.</param>
/// <param name="outChannels">Channels of the layer's output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MacroSearchAttribute(int inChannels, int outChannels) : Attribute
{
    /// <summary>Channels of the layer's input.</summary>
    public int InChannels { get; } = inChannels;

    /// <summary>Channels of the layer's output.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>Stride of the first of the layers: 1, 2 or 4.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>Number of layers. All after the first go from out-channels to out-channels with stride 1.</summary>
    public int Repeat { get; set; } = 1;
}
