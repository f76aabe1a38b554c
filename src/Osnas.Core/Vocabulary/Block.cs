namespace Osnas;

/// <summary>The names of the built-in blocks, for use in attributes. The values are OSNASLib's names.</summary>
public static class Block
{
    /// <summary>Convolution, batch norm, activation.</summary>
    public const string Conv = "conv";

    /// <summary>Convolution with one group per input channel, batch norm, activation.</summary>
    public const string DepthwiseConv = "depthwise_conv";

    /// <summary>Depthwise separable convolution (MobileNet): depthwise convolution, then a 1x1 convolution.</summary>
    public const string SepConv = "sepconv";

    /// <summary>Inverted residual bottleneck (MobileNetV2).</summary>
    public const string Mobile = "mobile";

    /// <summary>Inverted residual bottleneck with depthwise kernels of several sizes (MixNet).</summary>
    public const string MixConv = "mixconv";

    /// <summary>ShuffleNetV2 unit as OSNASLib has it.</summary>
    public const string Shuffle = "shuffle";

    /// <summary>ShuffleNetV2 Xception unit as OSNASLib has it.</summary>
    public const string ShuffleX = "shuffleX";

    /// <summary>ShuffleNetV2 unit as in the official implementation of SPOS.</summary>
    public const string ShuffleV2 = "shuffle_v2";

    /// <summary>ShuffleNetV2 Xception unit as in the official implementation of SPOS.</summary>
    public const string ShuffleV2Xception = "shuffle_v2_xception";

    /// <summary>Skip connection: the identity where shapes allow it.</summary>
    public const string Skip = "skip";

    /// <summary>No connection: the output is zero.</summary>
    public const string Zero = "zero";

    /// <summary>Average pooling.</summary>
    public const string AvgPool = "avgpool";

    /// <summary>Maximum pooling.</summary>
    public const string MaxPool = "maxpool";

    /// <summary>Global average pooling over height and width.</summary>
    public const string GlobalAverage = "global_average";

    /// <summary>Linear classifier.</summary>
    public const string Classifier = "classifier";
}
