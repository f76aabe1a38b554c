namespace Osnas;

/// <summary>The activation function of a block.</summary>
public enum Activation
{
    /// <summary>No activation.</summary>
    None,

    /// <summary>
    /// ReLU6, <c>min(max(x, 0), 6)</c>, which is the meaning of OSNASLib's "relu". See also <see cref="PlainRelu"/>.
    /// </summary>
    Relu,

    /// <summary>Hard swish, <c>x * relu6(x + 3) / 6</c> (MobileNetV3).</summary>
    HSwish,

    /// <summary>Parametric ReLU with one trainable slope per channel.</summary>
    PRelu,

    /// <summary>Swish, <c>x * sigmoid(x)</c>, also known as SiLU.</summary>
    Swish,

    /// <summary>ReLU without an upper bound, <c>max(x, 0)</c>, which other libraries call "relu".</summary>
    PlainRelu,
}
