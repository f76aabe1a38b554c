namespace Osnas.Data;

/// <summary>What images are for.</summary>
internal enum DataPart
{
    Train,
    Validation,
    Test,

    /// <summary>Pictures without classes.</summary>
    Unlabelled,
}
