namespace Osnas.Data;

/// <summary>Measures how large the images of data usually are.</summary>
internal static class UsualSide
{
    /// <summary>The shorter side of the images, in pixels: of pictures in files the median, from their headers.</summary>
    /// <param name="parts">The images.</param>
    public static int Measure(ImageParts parts)
    {
        if (parts.Pictures is { } pictures)
            return (int)pictures.ShorterSide.Median;
        var size = parts.Train.OwnSize ?? parts.Train.Size;
        return Math.Min(size.Height, size.Width);
    }
}
