namespace Osnas;

/// <summary>The channels that determine the inner channels of a squeeze-excite module.</summary>
public enum SqueezeExciteOf
{
    /// <summary>The channels that the module weights: the hidden channels of the block (MobileNetV3).</summary>
    Expansion,

    /// <summary>The input channels of the block (MnasNet, EfficientNet).</summary>
    Input,
}
