using System.Globalization;
using SkiaSharp;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>Decodes image files with SkiaSharp, which TorchSharp brings along.</summary>
internal static class ImageFile
{
    /// <summary>The most pixels of a picture, as many as Pillow takes. Decoding takes eight bytes of each, 1.4 GB at most.</summary>
    public const long MaxPixels = 178_956_970;

    /// <summary>The greatest file that is read.</summary>
    public const long MaxBytes = 1 << 30;

    // Greater ones are decoded one at a time, so that several workers don't take the memory of several.
    private const long LargePixels = 1 << 24;

    private const int Red = 0;
    private const int Channels = 3;
    private const int PixelBytes = 4;

    private static readonly object LargeGate = new();

    /// <summary>Decodes a file to bytes <c>[1, 3, H, W]</c>: red, green and blue, without transparency.</summary>
    /// <param name="path">The file.</param>
    /// <param name="applyOrientation">Whether the picture is turned as its EXIF orientation says; else it is as stored.</param>
    /// <exception cref="InvalidDataException">It isn't an image, or only a part of one, or too large.</exception>
    public static Tensor Decode(string path, bool applyOrientation = false)
    {
        if (new FileInfo(path).Length is > MaxBytes and var length)
            throw TooLong(path, length);
        var file = File.ReadAllBytes(path);
        var header = ReadHeader(path, new MemoryStream(file));
        var orientation = applyOrientation ? header.Orientation : ExifOrientation.None;
        if (header.Pixels <= LargePixels)
            return Decode(path, file, orientation);
        lock (LargeGate)
            return Decode(path, file, orientation);
    }

    /// <summary>Reads the header of a file, and decodes the file if that doesn't tell whether it is whole.</summary>
    /// <returns>The header.</returns>
    /// <exception cref="InvalidDataException">It isn't an image, or only a part of one, or too large.</exception>
    public static PictureHeader Check(string path)
    {
        // Pipes, sockets and devices have no length, and opening a pipe waits for a writer for ever.
        if (LengthOf(path) == 0)
            throw new InvalidDataException($"{path} is empty.");
        PictureHeader header;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 4096))
            header = ReadHeader(path, file);
        if (!header.SeemsWhole)
            Decode(path).Dispose();
        return header;
    }

    private static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length;
    }

    private static PictureHeader ReadHeader(string path, Stream file)
    {
        if (file.Length > MaxBytes)
            throw TooLong(path, file.Length);
        if (PictureHeader.Read(file) is not { } header)
            throw NoImage(path, file);
        return header.Pixels <= MaxPixels ? header : throw TooLarge(path, header.Width, header.Height);
    }

    private static Tensor Decode(string path, byte[] file, int orientation)
    {
        using var scope = NewDisposeScope();
        return ExifOrientation.Turn(DecodeStored(path, file), orientation).MoveToOuterDisposeScope();
    }

    private static Tensor DecodeStored(string path, byte[] file)
    {
        using var bitmap = DecodePixels(path, file);
        using var all = TensorFactory.Zeros([1, bitmap.Height, bitmap.Width, PixelBytes], ScalarType.Byte, Devices.Host);
        bitmap.GetPixelSpan().CopyTo(TensorReads.BytesOnHost(all));
        using var colors = all.narrow(3, Red, Channels);
        return colors.permute(0, 3, 1, 2);
    }

    private static SKBitmap DecodePixels(string path, byte[] file)
    {
        NativeDependency.SkiaSharp.Load();
        using var data = SKData.CreateCopy(file);
        using var codec = SKCodec.Create(data) ?? throw new InvalidDataException($"{path} is not an image, or is damaged.");
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);

        // The decoder's own view of the size counts, whatever the header was taken for.
        if ((long)info.Width * info.Height is not (> 0 and <= MaxPixels))
            throw TooLarge(path, info.Width, info.Height);
        var bitmap = new SKBitmap(info);
        if (codec.GetPixels(info, bitmap.GetPixels()) is var result and not SKCodecResult.Success)
        {
            using (bitmap)
                throw new InvalidDataException($"{path} can't be decoded: {Explain(result)}.");
        }

        return bitmap;
    }

    private static string Explain(SKCodecResult result) => result switch
    {
        SKCodecResult.IncompleteInput => "the file is cut off",
        SKCodecResult.ErrorInInput or SKCodecResult.InvalidInput => "the file is damaged",
        _ => result.ToString(),
    };

    private static InvalidDataException NoImage(string path, Stream file)
    {
        Span<byte> start = stackalloc byte[64];
        file.Position = 0;
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        return new(
            start.IsEmpty ? $"{path} is empty."
            : PictureFormat.NameStranger(start) is { } what ? $"{path} is not an image, but {what}."
            : $"{path} is not an image.");
    }

    private static InvalidDataException TooLarge(string path, long width, long height) =>
        new(string.Create(
            CultureInfo.InvariantCulture, $"{path} is {width:N0} x {height:N0} pixels by its header; the limit is {MaxPixels:N0}."));

    private static InvalidDataException TooLong(string path, long length) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{path} has {length:N0} bytes; the limit is {MaxBytes:N0}."));
}
