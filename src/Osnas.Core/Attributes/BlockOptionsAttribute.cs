namespace Osnas;

/// <summary>The options that a block can have, wherever it stands. Options that a block doesn't use have no effect on it.</summary>
public abstract class BlockOptionsAttribute : Attribute
{
    private protected BlockOptionsAttribute(string block) => Block = block;

    /// <summary>The name of the block; see <see cref="Osnas.Block"/>.</summary>
    public string Block { get; }

    /// <summary>Kernel height and width, odd.</summary>
    public int KernelSize { get; set; } = BlockOptions.DefaultKernelSize;

    /// <summary>The activation function.</summary>
    public Activation Activation { get; set; } = Activation.Relu;

    /// <summary>Whether the block has a squeeze-excite module (arXiv:1709.01507) with reduction 4.</summary>
    public bool SqueezeExcite { get; set; }

    /// <summary>Hidden channels are this many times the in-channels.</summary>
    public double ExpansionRate { get; set; } = BlockOptions.DefaultExpansionRate;

    /// <summary>Groups of the pointwise (1x1) convolutions.</summary>
    public int PointGroup { get; set; } = 1;

    /// <summary>Groups of the convolution.</summary>
    public int Group { get; set; } = 1;

    /// <summary>Dilation of the convolution.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>Zero padding on each side; <see cref="BlockOptions.SamePadding"/> (the default) keeps the size at stride 1.</summary>
    public int Padding { get; set; } = BlockOptions.SamePadding;

    /// <summary>Whether the convolution is followed by batch norm; without it, the convolution has a bias.</summary>
    public bool BatchNorm { get; set; } = true;

    /// <summary>Kernel sizes of the parallel depthwise convolutions of <see cref="Block.MixConv"/>.</summary>
    public int[] KernelSizes { get; set; } = [];
}
