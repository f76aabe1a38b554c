using System.Buffers.Binary;
using ICSharpCode.SharpZipLib.Checksum;
using SkiaSharp;

namespace Osnas.Runtime.Tests;

/// <summary>Small pictures in each format that is read.</summary>
internal static class PictureBytes
{
    public const int Width = 24;
    public const int Height = 16;

    public static IReadOnlyDictionary<string, byte[]> All { get; } = new Dictionary<string, byte[]>
    {
        ["png"] = Encode(SKEncodedImageFormat.Png),
        ["jpg"] = Encode(SKEncodedImageFormat.Jpeg),
        ["webp"] = Encode(SKEncodedImageFormat.Webp),
        ["bmp"] = Bmp(),
        ["gif"] = Gif(),
        ["jfif"] = Jpeg(1, Width, Height),
    };

    /// <summary>A gray picture of a size that its data may not have, as a few bytes: the checksum is right.</summary>
    public static byte[] WithPngSize(byte[] png, uint width, uint height)
    {
        var changed = png.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(16), width);
        BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(20), height);
        var checksum = new Crc32();
        checksum.Update(new ArraySegment<byte>(changed, 12, 17));
        BinaryPrimitives.WriteUInt32BigEndian(changed.AsSpan(29), (uint)checksum.Value);
        return changed;
    }

    /// <summary>A JPEG of one color, with a channel for each component: a bit for each of its blocks' two codes.</summary>
    public static byte[] Jpeg(int components, int width, int height)
    {
        var blocks = (long)((width + 7) / 8) * ((height + 7) / 8) * components;
        return
        [
            0xFF, 0xD8,
            0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64),
            0xFF, 0xC0, 0, (byte)(8 + (3 * components)), 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width,
            (byte)components,
            .. Enumerable.Range(1, components).SelectMany(component => new byte[] { (byte)component, 0x11, 0 }),
            0xFF, 0xC4, 0, 20, 0x00, 1, .. new byte[15], 0,
            0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0,
            0xFF, 0xDA, 0, (byte)(6 + (2 * components)), (byte)components,
            .. Enumerable.Range(1, components).SelectMany(component => new byte[] { (byte)component, 0 }), 0, 63, 0,
            .. new byte[(blocks * 2 / 8) + 1],
            0xFF, 0xD9,
        ];
    }

    private static byte[] Encode(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++)
                bitmap.SetPixel(column, row, new((byte)(column * 9), (byte)(row * 13), (byte)(column ^ row)));
        }

        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>24 bits for each pixel, rows from below.</summary>
    private static byte[] Bmp()
    {
        const int HeaderBytes = 54;
        var bytes = new byte[HeaderBytes + (Width * Height * 3)];
        new Random(0).NextBytes(bytes.AsSpan(HeaderBytes));
        "BM"u8.CopyTo(bytes);
        foreach (var (at, value) in new[]
        {
            (2, bytes.Length), (10, HeaderBytes), (14, 40), (18, Width), (22, Height), (26, 1 | (24 << 16))
        })
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
        return bytes;
    }

    /// <summary>Four colors; before each pixel a code that clears the table, so that all codes have three bits.</summary>
    private static byte[] Gif()
    {
        const int Clear = 4;
        const int End = 5;
        var codes = Enumerable.Range(0, Width * Height).SelectMany(pixel => new[] { Clear, pixel % 4 }).Append(End);
        var bits = codes.SelectMany(code => Enumerable.Range(0, 3).Select(bit => (code >> bit) & 1)).ToArray();
        byte[] packed = [.. bits.Chunk(8).Select(chunk => (byte)chunk.Select((bit, index) => bit << index).Sum())];
        return
        [
            .. "GIF89a"u8, Width, 0, Height, 0, 0x81, 0, 0, 0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255,
            0x21, 0xFE, 2, (byte)'h', (byte)'i', 0,
            0x2C, 0, 0, 0, 0, Width, 0, Height, 0, 0, 2,
            .. packed.Chunk(255).SelectMany(chunk => (byte[])[(byte)chunk.Length, .. chunk]), 0, 0x3B,
        ];
    }
}
