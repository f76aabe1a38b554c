namespace Osnas.Data;

/// <summary>How an image of any aspect ratio is fitted into the network's height and width.</summary>
public enum ImageFit
{
    /// <summary>Takes the largest part in the middle that has the image's proportions, and scales it.</summary>
    Crop,

    /// <summary>Scales the whole picture; its proportions become those of the image.</summary>
    Stretch,

    /// <summary>Scales the whole picture in its proportions, and fills what is left on two sides with one color.</summary>
    Pad,
}
