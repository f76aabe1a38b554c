namespace Osnas.Graph;

/// <summary>A pointwise function of an <see cref="ActivationOp"/>.</summary>
public enum ActivationFunction
{
    /// <summary><c>max(x, 0)</c>.</summary>
    Relu,

    /// <summary><c>min(max(x, 0), 6)</c>.</summary>
    Relu6,

    /// <summary><c>x * relu6(x + 3) / 6</c>.</summary>
    HSwish,

    /// <summary><c>relu6(x + 3) / 6</c>.</summary>
    HSigmoid,

    /// <summary><c>x * sigmoid(x)</c>.</summary>
    Swish,

    /// <summary><c>max(x, 0) + slope * min(x, 0)</c> with one trainable slope per channel.</summary>
    PRelu,

    /// <summary><c>1 / (1 + exp(-x))</c>.</summary>
    Sigmoid,
}
