using System.Buffers.Binary;
using static TorchSharp.torch;

namespace Osnas.Data;

/// <summary>
/// How a picture is to be turned to be seen as it was taken: the orientation that EXIF has, 1 to 8. 1 is as it is stored.
/// </summary>
internal static class ExifOrientation
{
    /// <summary>The orientation of pictures that are seen as they are stored.</summary>
    public const int None = 1;

    private const int Greatest = 8;

    // The first orientation that exchanges rows and columns; all after it do.
    private const int FirstTransposed = 5;

    private const int EntryBytes = 12;
    private const ushort OrientationTag = 0x0112;
    private const ushort ShortType = 3;

    /// <summary>Whether height and width change places.</summary>
    public static bool IsTransposed(int orientation) => orientation >= FirstTransposed;

    /// <summary>Reads the orientation of EXIF data.</summary>
    /// <param name="exif">The data: a TIFF header and its first directory, with or without <c>Exif</c> before it.</param>
    /// <returns>The orientation; 1 if there is none, or none that is valid.</returns>
    public static int Read(ReadOnlySpan<byte> exif)
    {
        if (exif.StartsWith("Exif\0\0"u8))
            exif = exif[6..];
        var isLittle = exif.StartsWith("II*\0"u8);
        if ((!isLittle && !exif.StartsWith("MM\0*"u8)) || exif.Length < 8)
            return None;
        var start = Read32(exif[4..]);
        if (start > exif.Length - 2)
            return None;
        var entries = exif[((int)start + 2)..];
        for (var left = Read16(exif[(int)start..]); left > 0 && entries.Length >= EntryBytes; left--, entries = entries[EntryBytes..])
        {
            if (Read16(entries) == OrientationTag)
                return Read16(entries[2..]) == ShortType && Read16(entries[8..]) is >= None and <= Greatest and var value ? value : None;
        }

        return None;

        ushort Read16(ReadOnlySpan<byte> bytes) =>
            isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

        uint Read32(ReadOnlySpan<byte> bytes) =>
            isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    /// <summary>Where a part of the turned picture is in the stored one.</summary>
    /// <param name="part">The part of the picture as it was taken.</param>
    /// <param name="orientation">Its orientation, from 1 to 8.</param>
    /// <param name="stored">Height and width of the stored picture.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such orientation.</exception>
    public static Region FindStored(Region part, int orientation, ImageSize stored)
    {
        var turned = IsTransposed(orientation) ? new Region(part.Top, part.Left, part.Height, part.Width) : part;
        var (left, top) = (stored.Width - turned.Left - turned.Width, stored.Height - turned.Top - turned.Height);
        return orientation switch
        {
            None or 5 => turned,
            2 or Greatest => turned with { Left = left },
            3 or 7 => turned with { Left = left, Top = top },
            4 or 6 => turned with { Top = top },
            _ => throw new ArgumentOutOfRangeException(nameof(orientation), orientation, "There is no such orientation."),
        };
    }

    /// <summary>Turns a picture.</summary>
    /// <param name="image"><c>[N, C, H, W]</c>, as it is stored.</param>
    /// <param name="orientation">Its orientation, from 1 to 8.</param>
    /// <returns>The picture as it was taken; in the current scope.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such orientation.</exception>
    public static Tensor Turn(Tensor image, int orientation) => orientation switch
    {
        None => image,
        2 => image.flip(3),
        3 => image.flip(2, 3),
        4 => image.flip(2),
        5 => image.transpose(2, 3),
        6 => image.transpose(2, 3).flip(3),
        7 => image.transpose(2, 3).flip(2, 3),
        Greatest => image.transpose(2, 3).flip(2),
        _ => throw new ArgumentOutOfRangeException(nameof(orientation), orientation, "There is no such orientation."),
    };
}
