namespace Osnas.Export;

/// <summary>The type of an exported network's input.</summary>
public enum InputType
{
    /// <summary>Bytes from 0 to 255. The network scales and normalizes them.</summary>
    UInt8,

    /// <summary>
    /// 32-bit floats with the values of the data: those of pictures are from 0 to 255. The network scales and normalizes them.
    /// </summary>
    Float32,

    /// <summary>32-bit floats that are scaled and normalized already; see <see cref="Data.Preprocessing"/>.</summary>
    Raw,
}
