namespace Osnas.Data;

/// <summary>Measures how large the images of data usually are.</summary>
internal static class UsualSide
{
    private const int MostFiles = 1000;

    /// <summary>The shorter side of the images, in pixels: of pictures in files the median, from their headers.</summary>
    /// <param name="images">The images.</param>
    /// <returns>The pixels; null if no header tells.</returns>
    public static int? Measure(ImageDataset images) => images switch
    {
        ImageFolder folder => Median(folder.Files),
        InMemoryDataset array => (int)Math.Min(array.Images.shape[^1], array.Images.shape[^2]),
        _ => Math.Min(images.Size.Height, images.Size.Width),
    };

    private static int? Median(IReadOnlyList<string> files)
    {
        var step = Math.Max(1, files.Count / MostFiles);
        int[] sides =
        [
            .. files.Where((_, index) => index % step == 0)
                .Select(ReadHeader)
                .OfType<PictureHeader>()
                .Select(header => (int)Math.Min(int.MaxValue, Math.Min(header.Width, header.Height)))
                .Order(),
        ];
        return sides.Length == 0 ? null : sides[sides.Length / 2];
    }

    private static PictureHeader? ReadHeader(string path)
    {
        using var file = File.OpenRead(path);
        return PictureHeader.Read(file);
    }
}
