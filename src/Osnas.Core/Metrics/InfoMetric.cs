namespace Osnas;

/// <summary>A property of a network that a look-up table can tell.</summary>
public enum InfoMetric
{
    /// <summary>
    /// Multiply-accumulates of convolutions and linear layers for one image: what the literature of the field calls
    /// FLOPs. Bias, batch norm, activations and pooling are not counted. Exact.
    /// </summary>
    Flops,

    /// <summary>Trainable scalars. Exact.</summary>
    Params,

    /// <summary>Measured time of one forward pass, in milliseconds.</summary>
    Latency,
}
