namespace Osnas.Export;

/// <summary>The type of an exported network's input.</summary>
public enum InputType
{
    /// <summary>Bytes from 0 to 255, which the network scales and normalizes.</summary>
    UInt8,

    /// <summary>
    /// 32-bit floats with the values of the data, from 0 to 255 for pictures, which the network scales and normalizes.
    /// </summary>
    Float32,

    /// <summary>32-bit floats that are already scaled and normalized; see <see cref="Data.Preprocessing"/>.</summary>
    Raw,
}
