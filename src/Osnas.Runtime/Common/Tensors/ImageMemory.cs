namespace Osnas.Common;

/// <summary>Bounds what batches of images take: what libtorch can't allocate ends in a native error, or ends the process.</summary>
internal static class ImageMemory
{
    private const int MostNumbers = int.MaxValue;

    /// <summary>The most images of a batch; 0 if a single one is too large.</summary>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="size">Height and width of an image.</param>
    public static int MostImages(int channels, ImageSize size) => (int)(MostNumbers / ((long)channels * size.Height * size.Width));

    /// <summary>Makes sure that a batch can be made.</summary>
    /// <param name="images">Images of the batch.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="size">Height and width of an image.</param>
    /// <exception cref="ArgumentException">It has more numbers than a tensor should have.</exception>
    public static void Check(long images, int channels, ImageSize size)
    {
        if (images > MostImages(channels, size))
            throw new ArgumentException(
                $"{images} images of {channels}x{size} are too large for one batch. Lower the batch size or the input size, "
                + $"to at most {MostNumbers} numbers in total.");
    }
}
