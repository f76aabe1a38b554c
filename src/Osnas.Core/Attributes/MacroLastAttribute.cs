namespace Osnas;

/// <summary>A block of the fixed last stage (head). The order of the attributes is the order of the blocks.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class MacroLastAttribute : BlockOptionsAttribute
{
    /// <summary>A block that keeps the number of channels, such as <see cref="Block.GlobalAverage"/>.</summary>
    /// <param name="block">The name of the block; see <see cref="Osnas.Block"/>.</param>
    public MacroLastAttribute(string block)
        : base(block)
    {
    }

    /// <summary>A block with one output channel per class, such as <see cref="Block.Classifier"/>.</summary>
    /// <param name="block">The name of the block; see <see cref="Osnas.Block"/>.</param>
    /// <param name="inChannels">The number of input channels of the block.</param>
    public MacroLastAttribute(string block, int inChannels)
        : base(block) => InChannels = inChannels;

    /// <summary>A block with explicit numbers of channels.</summary>
    /// <param name="block">The name of the block; see <see cref="Osnas.Block"/>.</param>
    /// <param name="inChannels">The number of input channels of the block.</param>
    /// <param name="outChannels">The number of output channels of the block.</param>
    public MacroLastAttribute(string block, int inChannels, int outChannels)
        : this(block, inChannels) => OutChannels = outChannels;

    /// <summary>The number of input channels; null for the output channels of the previous block.</summary>
    public int? InChannels { get; }

    /// <summary>The number of output channels; null for the number of classes or of input channels.</summary>
    public int? OutChannels { get; }

    /// <summary>The stride: 1, 2 or 4.</summary>
    public int Stride { get; set; } = 1;
}
