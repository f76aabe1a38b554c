namespace Osnas;

/// <summary>A property of a network for which there are look-up tables.</summary>
public enum InfoMetric
{
    /// <summary>
    /// The multiply-accumulates of convolutions and linear layers for one image, which the NAS literature calls
    /// FLOPs. Biases, batch norm, activations and pooling aren't counted. Exact.
    /// </summary>
    Flops,

    /// <summary>The number of trainable parameters. Exact.</summary>
    Params,

    /// <summary>The measured time of one forward pass, in milliseconds.</summary>
    Latency,
}
