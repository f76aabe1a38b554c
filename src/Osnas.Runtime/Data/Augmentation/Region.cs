namespace Osnas.Data;

/// <summary>A rectangle of an image, in pixels.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Width">The number of columns.</param>
/// <param name="Height">The number of rows.</param>
public readonly record struct Region(int Left, int Top, int Width, int Height)
{
    /// <summary>Gets the rectangle in the middle of an image that has the proportions of a size.</summary>
    /// <param name="width">The width of the image, in pixels.</param>
    /// <param name="height">The height of the image, in pixels.</param>
    /// <param name="share">The sides of the rectangle, as a share of the sides of the largest one with the proportions of
    /// <paramref name="target"/>; above 0 and at most 1.</param>
    /// <param name="target">The size that the rectangle is scaled to.</param>
    /// <returns>The rectangle, with at least one pixel.</returns>
    public static Region Center(int width, int height, double share, ImageSize target)
    {
        var rows = Side(Math.Min(height, (double)width * target.Height / target.Width));
        var columns = Side(Math.Min(width, (double)height * target.Width / target.Height));
        return new((width - columns) / 2, (height - rows) / 2, columns, rows);

        int Side(double greatest) => Math.Max(1, (int)Math.Round(greatest * share));
    }
}
