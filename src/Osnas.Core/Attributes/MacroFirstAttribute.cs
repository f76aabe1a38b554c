namespace Osnas;

/// <summary>A block of the fixed first stage (stem). The order of the attributes is the order of the blocks.</summary>
/// <param name="block">The name of the block; see <see cref="Block"/>.</param>
/// <param name="inChannels">Channels of the block's input.</param>
/// <param name="outChannels">Channels of the block's output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MacroFirstAttribute(string block, int inChannels, int outChannels) : BlockOptionsAttribute(block)
{
    /// <summary>Channels of the block's input.</summary>
    public int InChannels { get; } = inChannels;

    /// <summary>Channels of the block's output.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>Stride: 1, 2 or 4.</summary>
    public int Stride { get; set; } = 1;
}
