namespace Osnas;

/// <summary>One search layer, or several equal ones. The order of the attributes is the order of the layers.</summary>
/// <param name="inChannels">The number of input channels of the layer.</param>
/// <param name="outChannels">The number of output channels of the layer.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MacroSearchAttribute(int inChannels, int outChannels) : Attribute
{
    /// <summary>The number of input channels of the layer.</summary>
    public int InChannels { get; } = inChannels;

    /// <summary>The number of output channels of the layer.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>The stride of the first layer: 1, 2 or 4.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>The number of layers. After the first layer, input and output channels are equal and the stride is 1.</summary>
    public int Repeat { get; set; } = 1;
}
