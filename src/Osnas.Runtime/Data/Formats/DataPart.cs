namespace Osnas.Data;

/// <summary>A part of data.</summary>
internal enum DataPart
{
    /// <summary>Trains weights.</summary>
    Train,

    /// <summary>Chooses architectures.</summary>
    Validation,

    /// <summary>Reports results.</summary>
    Test,
}
