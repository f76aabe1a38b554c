namespace Osnas.Data;

/// <summary>A rectangle of an image, in pixels.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct Region(int Left, int Top, int Width, int Height)
{
    /// <summary>The rectangle in the middle of an image that is scaled to a size without distortion.</summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="share">
    /// The sides of the rectangle as a share of those of the greatest one with the ratio of <paramref name="target"/>, above 0
    /// and at most 1.
    /// </param>
    /// <param name="target">The size that the rectangle is scaled to.</param>
    /// <returns>The rectangle, of at least one pixel.</returns>
    public static Region Center(int width, int height, double share, ImageSize target)
    {
        var rows = Side(Math.Min(height, (double)width * target.Height / target.Width));
        var columns = Side(Math.Min(width, (double)height * target.Width / target.Height));
        return new((width - columns) / 2, (height - rows) / 2, columns, rows);

        int Side(double greatest) => Math.Max(1, (int)Math.Round(greatest * share));
    }
}
