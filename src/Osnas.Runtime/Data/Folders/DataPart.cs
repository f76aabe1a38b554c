namespace Osnas.Data;

/// <summary>The part of the data that images belong to.</summary>
internal enum DataPart
{
    Train,
    Validation,
    Test,

    /// <summary>Pictures without classes.</summary>
    Unlabelled,
}
