namespace Osnas;

/// <summary>The precision of the convolutions and linear layers of a network.</summary>
public enum NumericPrecision
{
    /// <summary>32-bit floats.</summary>
    Fp32,

    /// <summary>
    /// 16-bit floats with the range of 32-bit floats (bfloat16). These stay 32-bit floats: weights, their gradients, batch norm
    /// statistics and losses; convolutions with groups in trainings on a CPU, where they are faster; and the projections in the
    /// supernet of a unified space.
    /// </summary>
    Bf16,
}
