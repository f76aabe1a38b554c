namespace Osnas.Data;

/// <summary>Which images an epoch of a training draws. Any epoch has as many draws as there are images.</summary>
public enum ImageSampling
{
    /// <summary>Each image once.</summary>
    EachOnce,

    /// <summary>
    /// Each class equally often, plus or minus one draw: images of small classes several times, those of large classes not
    /// all.
    /// </summary>
    Balanced,
}
