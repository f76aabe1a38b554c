namespace Osnas.Data;

/// <summary>The images that an epoch of a training draws. Each epoch has as many draws as there are images.</summary>
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
