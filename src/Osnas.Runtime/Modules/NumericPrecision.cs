namespace Osnas;

/// <summary>The numbers that the convolutions and linear layers of a network compute with.</summary>
public enum NumericPrecision
{
    /// <summary>32-bit floats.</summary>
    Fp32,

    /// <summary>
    /// 16-bit floats with the range of 32-bit ones (bfloat16), where this is faster: in all but the
    /// backward pass of convolutions with groups. Weights, their gradients, the statistics of batch norms and losses are 32-bit
    /// floats.
    /// </summary>
    Bf16,
}
