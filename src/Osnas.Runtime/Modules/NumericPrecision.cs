namespace Osnas;

/// <summary>The precision of the convolutions and linear layers of a network.</summary>
public enum NumericPrecision
{
    /// <summary>32-bit floats.</summary>
    Fp32,

    /// <summary>
    /// 16-bit floats with the range of 32-bit ones (bfloat16). Convolutions with groups keep 32-bit floats in trainings on a CPU,
    /// where this is faster, and so do the projections in the supernet of a unified space. Weights, their gradients, the
    /// statistics of batch norms and losses are 32-bit floats.
    /// </summary>
    Bf16,
}
