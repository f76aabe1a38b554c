namespace Osnas.Graph;

/// <summary>The shape of one image's feature map, <c>[C, H, W]</c>. A vector has height and width 1.</summary>
/// <param name="Channels">C.</param>
/// <param name="Height">H.</param>
/// <param name="Width">W.</param>
public readonly record struct TensorShape(int Channels, int Height, int Width)
{
    /// <summary>A feature map of a size.</summary>
    /// <param name="channels">C.</param>
    /// <param name="size">H and W; a number for a square.</param>
    public TensorShape(int channels, ImageSize size)
        : this(channels, size.Height, size.Width)
    {
    }

    /// <summary>H and W.</summary>
    public ImageSize Size => new(Height, Width);

    /// <summary>H times W.</summary>
    public long Area => (long)Height * Width;

    /// <summary>Formats the shape, for example <c>16x112x112</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"{Channels}x{Height}x{Width}";
}
