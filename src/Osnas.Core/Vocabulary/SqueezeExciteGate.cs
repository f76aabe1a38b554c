namespace Osnas;

/// <summary>The function that gives the weights of a squeeze-excite module.</summary>
public enum SqueezeExciteGate
{
    /// <summary>Hard sigmoid, <c>relu6(x + 3) / 6</c> (MobileNetV3).</summary>
    HSigmoid,

    /// <summary>Sigmoid (MnasNet, EfficientNet).</summary>
    Sigmoid,
}
