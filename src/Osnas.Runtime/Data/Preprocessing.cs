using System.Text.Json.Serialization;
using Osnas.Common;
using TorchSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// How an image becomes a network's input: it is fitted into the input size, scaled and normalized. Training, evaluation,
/// prediction and exported networks use the same preprocessing.
/// </summary>
/// <param name="Framing">How a picture is cropped and scaled to the input size.</param>
/// <param name="Scale">The factor of the values: 1/255 for bytes, 1 for other numbers.</param>
/// <param name="Mean">The value to subtract from the scaled values, for each channel.</param>
/// <param name="Deviation">The divisor of the difference, for each channel.</param>
public sealed record Preprocessing(PictureFraming Framing, double Scale, IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation)
    : IReadDocument
{
    /// <summary>The scale of bytes: values from 0 to 255 become values from 0 to 1.</summary>
    public const double ByteScale = 1.0 / byte.MaxValue;

    private const int ColorChannels = 3;

    // ITU-R BT.601 in 16 bits, as Pillow converts to gray.
    private const int RedWeight = 19595;
    private const int GreenWeight = 38470;
    private const int BlueWeight = 7471;
    private const int WeightBits = 16;

    /// <summary>The number of channels.</summary>
    [JsonIgnore]
    public int Channels => Mean.Count;

    /// <summary>Whether the values are bytes from 0 to 255, like those of pictures. If not, a picture can't be the input.</summary>
    [JsonIgnore]
    public bool TakesBytes => Scale == ByteScale;

    /// <summary>The meaning of the channels.</summary>
    [JsonIgnore]
    public ColorOrder Colors => (TakesBytes, Channels) switch
    {
        (_, 1) => ColorOrder.Gray,
        (true, ColorChannels) => ColorOrder.Rgb,
        _ => ColorOrder.Data,
    };

    /// <summary>Whether the scaled values are shifted or divided.</summary>
    [JsonIgnore]
    public bool Normalizes => Mean.Any(value => value != 0) || Deviation.Any(value => value != 1);

    /// <summary>What is done to the scaled values.</summary>
    [JsonIgnore]
    internal Normalization Normalization => new(Mean, Deviation);

    bool IReadDocument.IsWhole =>
        this is { Framing: not null, Scale: > 0, Mean.Count: > 0, Deviation: not null } && Mean.Count == Deviation.Count;

    /// <summary>Creates the preprocessing of values that are used unchanged.</summary>
    /// <param name="framing">The input size.</param>
    /// <param name="channels">The number of channels.</param>
    /// <returns>The preprocessing.</returns>
    public static Preprocessing None(PictureFraming framing, int channels) =>
        new(framing, 1, [.. Enumerable.Repeat(0f, channels)], [.. Enumerable.Repeat(1f, channels)]);

    /// <summary>Reads a picture file.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The bytes of <c>[C, H, W]</c>, not scaled or normalized.</returns>
    /// <exception cref="NotSupportedException">The network's input isn't a picture.</exception>
    /// <exception cref="InvalidDataException">The file isn't a picture, is incomplete, or is too large.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public byte[] Read(string path)
    {
        CheckTakesPictures();
        var pixels = Framing.Read(path);
        return Colors == ColorOrder.Gray ? ToGray(pixels) : pixels;
    }

    /// <summary>Checks that a picture can be the input.</summary>
    /// <exception cref="NotSupportedException">It can't be. The message says why.</exception>
    public void CheckTakesPictures()
    {
        if (!TakesBytes)
            throw new NotSupportedException(
                "The network was trained on numbers of a table or an array that aren't bytes from 0 to 255, so it can't classify pictures. "
                + "Give such numbers to the exported network (export), or measure it on data (evaluate).");
        if (Colors == ColorOrder.Data)
            throw new NotSupportedException(
                $"The network takes {Channels} channels; pictures have one (gray) or three (red, green, blue). Give the data's own "
                + "channels "
                + "to the exported network (export), or measure it on data (evaluate).");
    }

    /// <summary>Scales and normalizes values.</summary>
    /// <param name="values">The values, <c>[N, C, H, W]</c>: bytes, or the numbers of the data.</param>
    /// <returns>The network's input, 32-bit floats.</returns>
    public Tensor Apply(Tensor values)
    {
        using var scope = NewDisposeScope();
        var images = values.to(ScalarType.Float32, copy: true);
        ApplyInPlace(images);
        return images.MoveToOuterDisposeScope();
    }

    /// <summary>Scales and normalizes values in place.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, 32-bit floats.</param>
    internal void ApplyInPlace(Tensor images)
    {
        if (TakesBytes)
            images.div_(byte.MaxValue);
        if (Normalizes)
            Normalization.Apply(images);
    }

    private static byte[] ToGray(byte[] pixels)
    {
        var gray = new byte[pixels.Length / ColorChannels];
        for (var index = 0; index < gray.Length; index++)
        {
            var (red, green, blue) = (pixels[index], pixels[gray.Length + index], pixels[(2 * gray.Length) + index]);
            gray[index] = (byte)(((red * RedWeight) + (green * GreenWeight) + (blue * BlueWeight) + (1 << (WeightBits - 1))) >> WeightBits);
        }

        return gray;
    }
}
