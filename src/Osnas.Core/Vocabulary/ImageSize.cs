using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Osnas;

/// <summary>The height and width of an image or a feature map, in pixels.</summary>
/// <param name="Height">The number of rows.</param>
/// <param name="Width">The number of columns.</param>
public readonly record struct ImageSize(int Height, int Width)
{
    /// <summary>Whether height and width are equal.</summary>
    public bool IsSquare => Height == Width;

    /// <summary>A number for a square, otherwise height x width.</summary>
    internal string ShortText => IsSquare ? Height.ToString(CultureInfo.InvariantCulture) : ToString();

    /// <summary>Converts the side of a square to its size.</summary>
    /// <param name="side">The height and width.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The constructor does the same.")]
    public static implicit operator ImageSize(int side) => new(side, side);

    /// <summary>Reads a size: <c>64</c> for a square, or height x width, as in <c>48x64</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The size.</returns>
    /// <exception cref="FormatException">The text isn't a size.</exception>
    public static ImageSize Parse(string text) => TryParse(text, out var size)
        ? size
        : throw new FormatException($"'{text}' is no size; write 64 for a square, or height x width, as in 48x64");

    /// <summary>Reads a size, if the text is one; see <see cref="Parse"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size.</param>
    /// <returns>true if the text is a size; otherwise, false.</returns>
    public static bool TryParse(string text, out ImageSize size)
    {
        var sides = text.Split('x', 'X', '×');
        size = default;
        if (sides.Length > 2 || !TryParseSide(sides[0], out var height) || !TryParseSide(sides[sides.Length - 1], out var width))
            return false;
        size = new(height, width);
        return true;
    }

    /// <summary>Divides height and width by the stride of a layer, rounded up, as layers with padding do.</summary>
    /// <param name="stride">The stride, from 1.</param>
    /// <returns>The size of the layer's output.</returns>
    public ImageSize AfterStride(int stride) => new(Divide(Height, stride), Divide(Width, stride));

    /// <summary>Formats the size as height x width, for example <c>48x64</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"{Height}x{Width}");

    private static bool TryParseSide(string text, out int pixels) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out pixels) && pixels > 0;

    private static int Divide(int side, int stride) => ((side - 1) / stride) + 1;
}
