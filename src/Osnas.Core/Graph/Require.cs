namespace Osnas.Graph;

/// <summary>Checks the numbers of an operation.</summary>
internal static class Require
{
    public static void AtLeast(int least, int value, string what)
    {
        if (value < least)
            throw new GraphException($"the {what} must be at least {least}, not {value}");
    }

    /// <summary>Checks that a window fits into a padded map, in height and width.</summary>
    /// <param name="map">The map, without its padding.</param>
    /// <param name="pixels">The height and width that the window needs at least.</param>
    /// <param name="padding">The padding on each side.</param>
    /// <param name="window">The window in words, up to its size.</param>
    /// <param name="size">The size of the window.</param>
    public static void Fits(TensorShape map, int pixels, int padding, string window, int size)
    {
        var side = Math.Min(map.Height, map.Width);
        if (side + (2 * padding) >= pixels)
            return;
        var room = map.Size.IsSquare ? string.Empty : map.Height < map.Width ? "a height of " : "a width of ";
        throw new GraphException(
            $"{window} {size} pixels doesn't fit in {room}{side} pixels with padding {padding}", GraphFault.MapTooSmall);
    }
}
