using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// How a picture file becomes the pixels of a network's input. Evaluation and prediction use the same framing, so that they
/// see the same pixels of a file.
/// </summary>
/// <param name="Size">Height and width of the result.</param>
public sealed record PictureFraming(ImageSize Size)
{
    private const int Channels = 3;

    /// <summary>How pictures of other proportions are fitted.</summary>
    public ImageFit Fit { get; init; }

    /// <summary>
    /// With <see cref="ImageFit.Crop"/>, the sides of the rectangle in the middle that is taken of a picture, as a share of the
    /// greatest one with the proportions of <see cref="Size"/>, above 0 and at most 1.
    /// </summary>
    public double CenterCrop { get; init; } = 0.875;

    /// <summary>Whether a picture is turned first as its EXIF orientation says.</summary>
    public bool ApplyOrientation { get; init; }

    /// <summary>
    /// The red, green and blue that <see cref="ImageFit.Pad"/> fills with: the mean of ImageNet's pictures, which normalization
    /// makes 0.
    /// </summary>
    public static IReadOnlyList<byte> PadColor { get; } = [124, 116, 104];

    /// <summary>Decodes and frames a file.</summary>
    /// <param name="path">A file in a format that <see cref="ImageFolder"/> reads.</param>
    /// <returns>The bytes of <c>[3, H, W]</c>: red, green and blue.</returns>
    /// <exception cref="InvalidDataException">It isn't a picture, or only a part of one, or too large.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public byte[] Read(string path) => Read(path, (width, height) => Fit switch
    {
        ImageFit.Crop => Region.Center(width, height, CenterCrop, Size),
        ImageFit.Stretch or ImageFit.Pad => new(0, 0, width, height),
        _ => throw UnknownFit,
    });

    /// <summary>Decodes a file and frames a random part of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="crop">Chooses the part.</param>
    /// <param name="random">Random numbers for the image.</param>
    /// <returns>As <see cref="Read(string)"/> gives it.</returns>
    internal byte[] Read(string path, RandomResizedCrop crop, Random random) => Read(path, (width, height) => Fit switch
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

    private byte[] Read(string path, Func<int, int, Region> choose)
    {
        using var scope = NewDisposeScope();
        var image = ImageFile.Decode(path, ApplyOrientation);
        var region = choose((int)image.shape[3], (int)image.shape[2]);
        var framed = Fit == ImageFit.Pad ? Pad(image, region) : Resampling.Resize(image, region, Size);
        return TensorReads.BytesOnHost(framed.contiguous()).ToArray();
    }

    /// <summary>Scales a part of an image in its proportions, and fills the rest of the result.</summary>
    private Tensor Pad(Tensor image, Region region)
    {
        var scale = Math.Min((double)Size.Width / region.Width, (double)Size.Height / region.Height);
        var scaled = new ImageSize(Scale(region.Height, Size.Height), Scale(region.Width, Size.Width));
        var framed = TensorFactory.Of(PadColor.ToArray(), [1, Channels, 1, 1], Devices.Host).repeat(1, 1, Size.Height, Size.Width);
        var place = framed
            .narrow(2, (Size.Height - scaled.Height) / 2, scaled.Height)
            .narrow(3, (Size.Width - scaled.Width) / 2, scaled.Width);
        place.copy_(Resampling.Resize(image, region, scaled));
        return framed;

        int Scale(int side, int most) => Math.Clamp((int)Math.Round(side * scale), 1, most);
    }
}
