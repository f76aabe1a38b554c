namespace Osnas.Data;

/// <summary>Which images an epoch draws. Each epoch draws as many images as there are.</summary>
public enum ImageSampling
{
    /// <summary>Each image once.</summary>
    EachOnce,

    /// <summary>
    /// Each class equally often, with a difference of at most one: images of small classes several times, and not all images of
    /// large classes.
    /// </summary>
    Balanced,
}
