namespace Osnas;

/// <summary>
/// The names of the built-in blocks, for attributes. Most values are OSNASLib's names. Unless stated otherwise, a block maps
/// <c>[N, InChannels, H, W]</c> to <c>[N, OutChannels, ceil(H / Stride), ceil(W / Stride)]</c>.
/// </summary>
public static class Block
{
    /// <summary>A convolution, batch norm and an activation.</summary>
    public const string Conv = "conv";

    /// <summary>A convolution with one group per input channel, batch norm and an activation.</summary>
    public const string DepthwiseConv = "depthwise_conv";

    /// <summary>
    /// Depthwise separable convolution (MobileNet, arXiv:1704.04861): a depthwise convolution, then a 1x1 convolution.
    /// </summary>
    public const string SepConv = "sepconv";

    /// <summary>Inverted residual bottleneck (MobileNetV2, arXiv:1801.04381).</summary>
    public const string Mobile = "mobile";

    /// <summary>Inverted residual bottleneck with depthwise kernels of several sizes (MixNet, arXiv:1907.09595).</summary>
    public const string MixConv = "mixconv";

    /// <summary>ShuffleNetV2 unit (arXiv:1807.11164), as in OSNASLib.</summary>
    public const string Shuffle = "shuffle";

    /// <summary>ShuffleNetV2 Xception unit, as in OSNASLib.</summary>
    public const string ShuffleX = "shuffleX";

    /// <summary>ShuffleNetV2 unit, as in the official implementation of single path one-shot (arXiv:1904.00420).</summary>
    public const string ShuffleV2 = "shuffle_v2";

    /// <summary>ShuffleNetV2 Xception unit, as in the official implementation of single path one-shot (arXiv:1904.00420).</summary>
    public const string ShuffleV2Xception = "shuffle_v2_xception";

    /// <summary>
    /// Skip connection: the identity if the shape stays the same, average pooling if only the size changes, or a 1x1
    /// convolution with batch norm if the number of channels changes.
    /// </summary>
    public const string Skip = "skip";

    /// <summary>No connection: the output is zero.</summary>
    public const string Zero = "zero";

    /// <summary>Average pooling.</summary>
    public const string AvgPool = "avgpool";

    /// <summary>Maximum pooling.</summary>
    public const string MaxPool = "maxpool";

    /// <summary>Global average pooling: <c>[N, C, H, W]</c> to <c>[N, C, 1, 1]</c>.</summary>
    public const string GlobalAverage = "global_average";

    /// <summary>
    /// Linear layer with an activation, after global average pooling (MobileNetV3, arXiv:1905.02244): <c>[N, C, 1, 1]</c> to
    /// <c>[N, C', 1, 1]</c>.
    /// </summary>
    public const string Linear = "linear";

    /// <summary>Linear classifier: <c>[N, C, 1, 1]</c> to logits <c>[N, Classes]</c>.</summary>
    public const string Classifier = "classifier";

    /// <summary>The options that describe a squeeze-excite module. They have no effect without one.</summary>
    internal const BlockOption SqueezeExciteDetails = BlockOption.SqueezeExciteOf | BlockOption.SqueezeExciteReduction
        | BlockOption.SqueezeExciteDivisor | BlockOption.SqueezeExciteActivation | BlockOption.SqueezeExciteGate;

    private const BlockOption InvertedResidualOptions = BlockOption.Activation | BlockOption.ExpansionRate | BlockOption.HiddenChannels
        | BlockOption.PointGroup | BlockOption.SqueezeExcite | SqueezeExciteDetails;

    /// <summary>Gets the options that a built-in block uses.</summary>
    /// <param name="block">The name of the block.</param>
    /// <returns>The options, or null if no built-in block has that name.</returns>
    internal static BlockOption? OptionsOf(string block) => block switch
    {
        Conv => BlockOption.KernelSize | BlockOption.Activation | BlockOption.Group
            | BlockOption.Dilation | BlockOption.Padding | BlockOption.BatchNorm,
        DepthwiseConv => BlockOption.KernelSize | BlockOption.Activation | BlockOption.Dilation
            | BlockOption.Padding | BlockOption.BatchNorm,
        SepConv => BlockOption.KernelSize | BlockOption.Activation | BlockOption.Dilation | BlockOption.Padding,
        Mobile => BlockOption.KernelSize | InvertedResidualOptions,
        MixConv => BlockOption.KernelSizes | InvertedResidualOptions,
        Shuffle => BlockOption.KernelSize | BlockOption.Activation,
        ShuffleX => BlockOption.Activation,
        ShuffleV2 => BlockOption.KernelSize | BlockOption.Activation,
        ShuffleV2Xception => BlockOption.Activation,
        Skip => BlockOption.None,
        Zero => BlockOption.None,
        AvgPool => BlockOption.KernelSize,
        MaxPool => BlockOption.KernelSize,
        GlobalAverage => BlockOption.None,
        Linear => BlockOption.Activation,
        Classifier => BlockOption.None,
        _ => null,
    };
}
