namespace Osnas;

/// <summary>
/// The options of a block. An option that the block doesn't use has no effect, and a warning reports it (OSNAS0205).
/// </summary>
public abstract class BlockOptionsAttribute : Attribute
{
    private protected BlockOptionsAttribute(string block) => Block = block;

    /// <summary>The name of the block; see <see cref="Osnas.Block"/>.</summary>
    public string Block { get; }

    /// <summary>The kernel height and width, an odd number; 3 by default.</summary>
    public int KernelSize { get; set; } = BlockOptions.DefaultKernelSize;

    /// <summary>The activation function; <see cref="Osnas.Activation.Relu"/> (ReLU6) by default.</summary>
    public Activation Activation { get; set; } = Activation.Relu;

    /// <summary>
    /// Whether the block has a squeeze-excite module (arXiv:1709.01507). By default, its inner layer has a quarter of the
    /// hidden channels, rounded down, and a plain ReLU, and its gate is a hard sigmoid.
    /// </summary>
    public bool SqueezeExcite { get; set; }

    /// <summary>
    /// The channels that <see cref="SqueezeExciteReduction"/> divides: the hidden channels of the block (the default, as in
    /// MobileNetV3) or its input channels (MnasNet, EfficientNet).
    /// </summary>
    public SqueezeExciteOf SqueezeExciteOf { get; set; }

    /// <summary>
    /// The reduction ratio of the squeeze-excite module. Its inner layer has the channels of <see cref="SqueezeExciteOf"/>
    /// divided by this number, rounded down.
    /// </summary>
    public int SqueezeExciteReduction { get; set; } = BlockOptions.DefaultSqueezeExciteReduction;

    /// <summary>
    /// The inner channels of the squeeze-excite module become a multiple of this number: the nearest multiple that is at least
    /// 90 % of them. MobileNetV3 uses 8.
    /// </summary>
    public int SqueezeExciteDivisor { get; set; } = 1;

    /// <summary>
    /// The activation function of the inner layer of the squeeze-excite module. EfficientNet uses
    /// <see cref="Osnas.Activation.Swish"/>.
    /// </summary>
    public Activation SqueezeExciteActivation { get; set; } = Activation.PlainRelu;

    /// <summary>
    /// The function that computes the channel weights of the squeeze-excite module. MnasNet and EfficientNet use a sigmoid.
    /// </summary>
    public SqueezeExciteGate SqueezeExciteGate { get; set; }

    /// <summary>The number of hidden channels as a multiple of the input channels, rounded down; 1 by default.</summary>
    public double ExpansionRate { get; set; } = BlockOptions.DefaultExpansionRate;

    /// <summary>The number of hidden channels, instead of <see cref="ExpansionRate"/>; 0 uses the rate.</summary>
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
