namespace Osnas.Data;

/// <summary>How much a column looks like labels.</summary>
internal enum LabelLikeness
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>It may be, but no label is there twice.</summary>
    Perhaps,

    /// <summary>It does.</summary>
    Labels,
}
