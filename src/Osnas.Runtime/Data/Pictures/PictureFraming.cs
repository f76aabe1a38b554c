using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// How a picture file becomes the pixels of a network's input. Evaluation and prediction use the same framing, and so get the
/// same pixels.
/// </summary>
/// <param name="Size">The height and width of the input.</param>
public sealed record PictureFraming(ImageSize Size)
{
    private const int Channels = 3;

    /// <summary>How pictures with other proportions are fitted.</summary>
    public ImageFit Fit { get; init; }

    /// <summary>
    /// With <see cref="ImageFit.Crop"/>, the sides of the used rectangle in the middle of a picture, as a share of the largest
    /// one with the proportions of <see cref="Size"/>; above 0 and at most 1.
    /// </summary>
    public double CenterCrop { get; init; } = 0.875;

    /// <summary>Whether a picture is first turned as its EXIF orientation says.</summary>
    public bool ApplyOrientation { get; init; }

    /// <summary>
    /// The red, green and blue that <see cref="ImageFit.Pad"/> fills with: the mean color of ImageNet's pictures, which
    /// normalization turns into 0.
    /// </summary>
    public static IReadOnlyList<byte> PadColor { get; } = [124, 116, 104];

    /// <summary>Decodes and frames a picture file.</summary>
    /// <param name="path">The file, in a format that <see cref="ImageFolder"/> reads.</param>
    /// <returns>The bytes of <c>[3, H, W]</c>: the red, green and blue channel.</returns>
    /// <exception cref="InvalidDataException">The file isn't a picture, is incomplete, or is too large.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public byte[] Read(string path)
    {
        using var scope = NewDisposeScope();
        var framed = Read(path, (width, height) => Fit switch
        {
            ImageFit.Crop => Region.Center(width, height, CenterCrop, Size),
            ImageFit.Stretch or ImageFit.Pad => new(0, 0, width, height),
            _ => throw UnknownFit,
        });
        return TensorReads.BytesOnHost(framed.contiguous()).ToArray();
    }

    /// <summary>Decodes a file and frames a random part of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="crop">Chooses the part.</param>
    /// <param name="random">Random numbers for the image.</param>
    /// <returns>Bytes <c>[1, 3, H, W]</c>; in the current scope.</returns>
    internal Tensor Read(string path, RandomResizedCrop crop, Random random) => Read(path, (width, height) => Fit switch
    {
        ImageFit.Crop => crop.Choose(width, height, random),
        ImageFit.Stretch or ImageFit.Pad => crop.ChooseInProportion(width, height, random),
        _ => throw UnknownFit,
    });

    /// <summary>What is done to each picture, for the notes of data.</summary>
    internal string InWords => Fit switch
    {
        ImageFit.Crop => string.Create(
            CultureInfo.InvariantCulture,
            $"of each picture, the {(Size.IsSquare ? "square" : "rectangle")} in the middle ({CenterCrop:0.#%} of "
            + $"{(Size.IsSquare ? "the shorter side" : "the greatest that fits")}) is scaled to {Size}"),
        ImageFit.Stretch => $"each picture is stretched to {Size}",
        ImageFit.Pad => $"each picture is scaled to fit into {Size}, and padded",
        _ => throw UnknownFit,
    };

    private InvalidOperationException UnknownFit => new($"There is no fit {Fit}.");

    private Tensor Read(string path, Func<int, int, Region> choose)
    {
        using var scope = NewDisposeScope();
        var part = ImageFile.Decode(path, ApplyOrientation, choose);
        return (Fit == ImageFit.Pad ? Pad(part) : Scale(part, Size)).MoveToOuterDisposeScope();
    }

    private static Tensor Scale(Tensor part, ImageSize size) => Resampling.Resize(part, size).narrow(1, 0, Channels);

    /// <summary>Scales a part of a picture in its proportions, and fills the rest of the result.</summary>
    private Tensor Pad(Tensor part)
    {
        var from = Resampling.SizeOf(part);
        var scale = Math.Min((double)Size.Width / from.Width, (double)Size.Height / from.Height);
        var scaled = new ImageSize(Side(from.Height, Size.Height), Side(from.Width, Size.Width));
        var framed = TensorFactory.Of(PadColor.ToArray(), [1, Channels, 1, 1], Devices.Host).repeat(1, 1, Size.Height, Size.Width);
        var place = framed
            .narrow(2, (Size.Height - scaled.Height) / 2, scaled.Height)
            .narrow(3, (Size.Width - scaled.Width) / 2, scaled.Width);
        place.copy_(Scale(part, scaled));
        return framed;

        int Side(int side, int most) => Math.Clamp((int)Math.Round(side * scale), 1, most);
    }
}
