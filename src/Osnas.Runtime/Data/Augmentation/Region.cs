namespace Osnas.Data;

/// <summary>A rectangle of an image, in pixels.</summary>
/// <param name="Left">The first column.</param>
/// <param name="Top">The first row.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
public readonly record struct Region(int Left, int Top, int Width, int Height)
{
    /// <summary>The square in the middle of an image.</summary>
    /// <param name="width">Columns of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="share">The side of the square as a share of the image's shorter side, above 0 and at most 1.</param>
    /// <returns>The square.</returns>
    public static Region Center(int width, int height, double share)
    {
        var side = Math.Max(1, (int)Math.Round(Math.Min(width, height) * share));
        return new((width - side) / 2, (height - side) / 2, side, side);
    }
}
