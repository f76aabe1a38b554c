using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
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

    private const int PixelBytes = 4;
    private const int DigestBufferSize = 1 << 16;

    private static readonly object LargeGate = new();

    /// <summary>Decodes a part of a picture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="applyOrientation">Whether the picture is turned first as its EXIF orientation says; else it is as stored.</param>
    /// <param name="choose">Chooses the part of a picture, by its width and height; null for all of it.</param>
    /// <returns>Bytes <c>[1, 4, H, W]</c>: red, green, blue, and transparency, which doesn't count. Each pixel is in one place,
    /// as torch scales fastest.</returns>
    /// <exception cref="InvalidDataException">It isn't an image, or only a part of one, or too large.</exception>
    public static Tensor Decode(string path, bool applyOrientation = false, Func<int, int, Region>? choose = null)
    {
        using var file = File.OpenHandle(path);
        var length = RandomAccess.GetLength(file);
        if (length > MaxBytes)
            throw TooLong(path, length);
        var buffer = ArrayPool<byte>.Shared.Rent((int)length);
        try
        {
            var bytes = new ArraySegment<byte>(buffer, 0, ReadAll(file, buffer.AsSpan(0, (int)length)));
            var header = ReadHeader(path, new MemoryStream(buffer, 0, bytes.Count));
            var orientation = applyOrientation ? header.Orientation : ExifOrientation.None;
            if (header.Pixels <= LargePixels)
                return Decode(path, bytes, orientation, choose);
            lock (LargeGate)
                return Decode(path, bytes, orientation, choose);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads a file once, and decodes it if its header doesn't tell whether it is whole.</summary>
    /// <returns>The header, and the first 64 bits of SHA-256 of the content.</returns>
    /// <exception cref="InvalidDataException">It isn't an image, or only a part of one, or too large.</exception>
    public static (PictureHeader Header, ulong Digest) Check(string path)
    {
        // Pipes, sockets and devices have no length, and opening a pipe waits for a writer for ever.
        if (Follow(path).Length == 0)
            throw new InvalidDataException($"{path} is empty.");
        PictureHeader header;
        ulong digest;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 4096))
        {
            header = ReadHeader(path, file);
            digest = Digest(file.SafeFileHandle);
        }

        if (!header.SeemsWhole)
            Decode(path).Dispose();
        return (header, digest);
    }

    /// <summary>A file; of a link the file that it leads to, because a link stays as it is when that changes.</summary>
    /// <param name="path">The file or the link.</param>
    public static FileInfo Follow(string path)
    {
        var file = new FileInfo(path);
        return file.Attributes.HasFlag(FileAttributes.ReparsePoint)
            && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target ? target : file;
    }

    private static ulong Digest(SafeFileHandle file)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(DigestBufferSize);
        try
        {
            var position = 0L;
            while (RandomAccess.Read(file, buffer, position) is > 0 and var length)
            {
                hash.AppendData(buffer, 0, length);
                position += length;
            }

            hash.GetHashAndReset(digest);
            return BitConverter.ToUInt64(digest);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static PictureHeader ReadHeader(string path, Stream file)
    {
        if (file.Length > MaxBytes)
            throw TooLong(path, file.Length);
        if (PictureHeader.Read(file) is not { } header)
            throw NoImage(path, file);
        return header.Pixels <= MaxPixels ? header : throw TooLarge(path, header.Width, header.Height);
    }

    private static int ReadAll(SafeFileHandle file, Span<byte> buffer)
    {
        var length = 0;
        while (RandomAccess.Read(file, buffer[length..], length) is > 0 and var read)
            length += read;
        return length;
    }

    private static Tensor Decode(string path, ArraySegment<byte> file, int orientation, Func<int, int, Region>? choose)
    {
        using var scope = NewDisposeScope();
        using var bitmap = DecodePixels(path, file);
        var stored = new ImageSize(bitmap.Height, bitmap.Width);
        var seen = ExifOrientation.IsTransposed(orientation) ? new ImageSize(stored.Width, stored.Height) : stored;
        var part = choose?.Invoke(seen.Width, seen.Height) ?? new(0, 0, seen.Width, seen.Height);
        var pixels = Copy(bitmap, ExifOrientation.FindStored(part, orientation, stored));
        return ExifOrientation.Turn(pixels, orientation).MoveToOuterDisposeScope();
    }

    private static Tensor Copy(SKBitmap bitmap, Region part)
    {
        var copy = TensorFactory.Empty([1, part.Height, part.Width, PixelBytes], ScalarType.Byte, Devices.Host);
        var source = bitmap.GetPixelSpan();
        var target = TensorReads.BytesOnHost(copy);
        var rowBytes = part.Width * PixelBytes;
        for (var row = 0; row < part.Height; row++)
            source.Slice(((part.Top + row) * bitmap.RowBytes) + (part.Left * PixelBytes), rowBytes).CopyTo(target[(row * rowBytes)..]);
        return copy.permute(0, 3, 1, 2);
    }

    private static SKBitmap DecodePixels(string path, ArraySegment<byte> file)
    {
        NativeDependency.SkiaSharp.Load();
        var pinned = GCHandle.Alloc(file.Array, GCHandleType.Pinned);
        try
        {
            using var data = SKData.Create(pinned.AddrOfPinnedObject(), file.Count);
            return DecodePixels(path, data);
        }
        finally
        {
            pinned.Free();
        }
    }

    private static SKBitmap DecodePixels(string path, SKData data)
    {
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
