namespace Osnas.Data;

/// <summary>The meaning of the channels of a network's input.</summary>
public enum ColorOrder
{
    /// <summary>One channel, the brightness.</summary>
    Gray,

    /// <summary>Red, green and blue, in this order.</summary>
    Rgb,

    /// <summary>The channels of the data, in its order, which have no standard meaning.</summary>
    Data,
}
