namespace Osnas;

/// <summary>A block of the fixed last stage (head). The order of the attributes is the order of the blocks.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MacroLastAttribute : BlockOptionsAttribute
{
    /// <summary>A block that keeps the channels, as <see cref="Block.GlobalAverage"/>.</summary>
    /// <param name="block">The name of the block; see <see cref="Osnas.Block"/>.</param>
    public MacroLastAttribute(string block)
        : base(block)
    {
    }

    /// <summary>A block whose out-channels are the number of classes, as <see cref="Block.Classifier"/>.</summary>
    /// <param name="block">The name of the block; see <see cref="Osnas.Block"/>.</param>
    /// <param name="inChannels">Channels of the block's input.</param>
    public MacroLastAttribute(string block, int inChannels)
        : base(block) => InChannels = inChannels;

    /// <summary>A block with given channels.</summary>
    /// <param name="block">The name of the block; see <see cref="Osnas.Block"/>.</param>
    /// <param name="inChannels">Channels of the block's input.</param>
    /// <param name="outChannels">Channels of the block's output.</param>
    public MacroLastAttribute(string block, int inChannels, int outChannels)
        : this(block, inChannels) => OutChannels = outChannels;

    /// <summary>Channels of the block's input; null if they are those of the block before.</summary>
    public int? InChannels { get; }

    /// <summary>Channels of the block's output; null if they are the number of classes, or those of the input.</summary>
    public int? OutChannels { get; }

    /// <summary>Stride: 1, 2 or 4.</summary>
    public int Stride { get; set; } = 1;
}
