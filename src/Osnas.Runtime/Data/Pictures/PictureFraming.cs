using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// How a picture file becomes the pixels of a network's input. Evaluation and prediction use the same framing, so that they
/// see the same pixels of a file.
/// </summary>
/// <param name="Size">Height and width of the result.</param>
public sealed record PictureFraming(int Size)
{
    /// <summary>
    /// The side of the square in the middle that is taken of a picture, as a share of its shorter side, above 0 and at most
    /// 1.
    /// </summary>
    public double CenterCrop { get; init; } = 0.875;

    /// <summary>Decodes and frames a file.</summary>
    /// <param name="path">A file in a format that <see cref="ImageFolder"/> reads.</param>
    /// <returns>The bytes of <c>[3, H, W]</c>: red, green and blue.</returns>
    /// <exception cref="InvalidDataException">It isn't a picture, or only a part of one, or too large.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public byte[] Read(string path) => Read(path, (width, height) => Region.Center(width, height, CenterCrop));

    /// <summary>Decodes a file and scales a part of it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="choose">Chooses the part from width and height.</param>
    internal byte[] Read(string path, Func<int, int, Region> choose)
    {
        using var scope = NewDisposeScope();
        var image = ImageFile.Decode(path);
        var (height, width) = ((int)image.shape[2], (int)image.shape[3]);
        return Resampling.Resize(image, choose(width, height), Size).contiguous().data<byte>().ToArray();
    }
}
