namespace Osnas;

/// <summary>A block of the fixed first stage (stem). The order of the attributes is the order of the blocks.</summary>
/// <param name="block">The name of the block; see <see cref="Block"/>.</param>
/// <param name="inChannels">The number of input channels of the block.</param>
/// <param name="outChannels">The number of output channels of the block.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MacroFirstAttribute(string block, int inChannels, int outChannels) : BlockOptionsAttribute(block)
{
    /// <summary>The number of input channels of the block.</summary>
    public int InChannels { get; } = inChannels;

    /// <summary>The number of output channels of the block.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>The stride: 1, 2 or 4.</summary>
    public int Stride { get; set; } = 1;
}
