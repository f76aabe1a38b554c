using System.Buffers.Binary;
using ICSharpCode.SharpZipLib.Checksum;

namespace Osnas.Runtime.Tests;

/// <summary>Puts an orientation into picture files.</summary>
internal static class ExifFiles
{
    /// <summary>EXIF data that holds an orientation alone.</summary>
    public static byte[] Exif(int orientation, bool isLittle) => isLittle
        ? [.. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0]
        : [.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

    /// <summary>A JPEG with an APP1 segment behind its first marker.</summary>
    public static byte[] InJpeg(byte[] jpeg, byte[] exif)
    {
        byte[] segment = [.. "Exif\0\0"u8, .. exif];
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((segment.Length + 2) >> 8), (byte)(segment.Length + 2), .. segment, .. jpeg[2..]];
    }

    /// <summary>A PNG with an eXIf chunk behind its header, or before its end.</summary>
    public static byte[] InPng(byte[] png, byte[] exif, bool atEnd)
    {
        const int HeaderEnd = 33;
        const int EndBytes = 12;
        byte[] content = [.. "eXIf"u8, .. exif];
        var checksum = new Crc32();
        checksum.Update(content);
        var chunk = new byte[content.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, exif.Length);
        content.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(content.Length + 4), (uint)checksum.Value);
        var place = atEnd ? png.Length - EndBytes : HeaderEnd;
        return [.. png[..place], .. chunk, .. png[place..]];
    }

    /// <summary>A simple WebP as an extended one, with an EXIF chunk behind its pixels.</summary>
    public static byte[] InWebp(byte[] webp, int width, int height, byte[] exif)
    {
        const int HasExif = 8;
        byte[] chunks =
        [
            .. "WEBPVP8X"u8, 10, 0, 0, 0, HasExif, 0, 0, 0, (byte)(width - 1), 0, 0, (byte)(height - 1), 0, 0,
            .. webp[12..], .. "EXIF"u8, (byte)exif.Length, 0, 0, 0, .. exif,
        ];
        var file = new byte[chunks.Length + 8];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), chunks.Length);
        chunks.CopyTo(file, 8);
        return file;
    }
}
