namespace Osnas.Data;

/// <summary>How a picture is fitted into the height and width of a network's input.</summary>
public enum ImageFit
{
    /// <summary>Takes the largest part in the middle with the input's proportions, and scales it.</summary>
    Crop,

    /// <summary>Scales the whole picture to the input's proportions, which distorts it.</summary>
    Stretch,

    /// <summary>Scales the whole picture in its own proportions, and fills the two free sides with one color.</summary>
    Pad,
}
