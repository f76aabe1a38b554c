namespace Osnas;

/// <summary>The options of a block. An option that the block doesn't use has no effect.</summary>
public abstract class BlockOptionsAttribute : Attribute
{
    private protected BlockOptionsAttribute(string block) => Block = block;

    /// <summary>The name of the block; see <see cref="Osnas.Block"/>.</summary>
    public string Block { get; }

    /// <summary>The kernel height and width, an odd number.</summary>
    public int KernelSize { get; set; } = BlockOptions.DefaultKernelSize;

    /// <summary>The activation function.</summary>
    public Activation Activation { get; set; } = Activation.Relu;

    /// <summary>
    /// Whether the block has a squeeze-excite module (arXiv:1709.01507). Without other options, it has a quarter of the
    /// hidden channels, rounded down, a plain ReLU and a hard sigmoid.
    /// </summary>
    public bool SqueezeExcite { get; set; }

    /// <summary>
    /// The channels of which <see cref="SqueezeExciteReduction"/> is a part: the hidden channels of the block (MobileNetV3)
    /// or its input channels (MnasNet, EfficientNet).
    /// </summary>
    public SqueezeExciteOf SqueezeExciteOf { get; set; }

    /// <summary>
    /// The reduction ratio of the squeeze-excite module: the channels of <see cref="SqueezeExciteOf"/> divided by it, rounded
    /// down, are its inner channels.
    /// </summary>
    public int SqueezeExciteReduction { get; set; } = BlockOptions.DefaultSqueezeExciteReduction;

    /// <summary>
    /// The number of which the inner channels of the squeeze-excite module are a multiple: the nearest one that isn't below
    /// 90 % of them. MobileNetV3 has 8.
    /// </summary>
    public int SqueezeExciteDivisor { get; set; } = 1;

    /// <summary>
    /// The activation function of the inner channels of the squeeze-excite module. EfficientNet has
    /// <see cref="Activation.Swish"/>.
    /// </summary>
    public Activation SqueezeExciteActivation { get; set; } = Activation.PlainRelu;

    /// <summary>The function that gives the weights of the squeeze-excite module. MnasNet and EfficientNet have a sigmoid.</summary>
    public SqueezeExciteGate SqueezeExciteGate { get; set; }

    /// <summary>The number of hidden channels, as a multiple of the input channels.</summary>
    public double ExpansionRate { get; set; } = BlockOptions.DefaultExpansionRate;

    /// <summary>The number of hidden channels, in place of <see cref="ExpansionRate"/>; 0 for the number that the rate gives.</summary>
    public int HiddenChannels { get; set; }

    /// <summary>The number of groups of the pointwise (1x1) convolutions.</summary>
    public int PointGroup { get; set; } = 1;

    /// <summary>The number of groups of the convolution.</summary>
    public int Group { get; set; } = 1;

    /// <summary>The dilation of the convolution.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>The zero padding on each side; <see cref="BlockOptions.SamePadding"/> (the default) keeps the size at stride 1.</summary>
    public int Padding { get; set; } = BlockOptions.SamePadding;

    /// <summary>Whether batch norm follows the convolution; without batch norm, the convolution has a bias.</summary>
    public bool BatchNorm { get; set; } = true;

    /// <summary>The kernel sizes of the parallel depthwise convolutions of <see cref="Block.MixConv"/>.</summary>
    public int[] KernelSizes { get; set; } = [];
}
