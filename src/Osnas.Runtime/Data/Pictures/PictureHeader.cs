using System.Buffers.Binary;

namespace Osnas.Data;

/// <summary>What the header of a picture file says, read without a decoder, so that no size reaches native code unchecked.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="SeemsWhole">Whether the file ends as a whole one does. If not, only decoding tells whether it is cut off.</param>
internal readonly record struct PictureHeader(long Width, long Height, bool SeemsWhole)
{
    // Compressed best, a byte is about 8,000 pixels of one bit; photographs have less than 100. Fewer bytes are rare, and then
    // only decoding tells.
    private const long MaxUsualPixelsPerByte = 1000;

    private const string Webp = "WebP";

    // The first directory of EXIF, which has the orientation, is at its start.
    private const int MaxExifBytes = 1 << 16;

    /// <summary>The format, as <c>JPEG</c>.</summary>
    public string Format { get; init; } = string.Empty;

    /// <summary>The orientation by EXIF, from 1 to 8; 1 if the picture is seen as it is stored.</summary>
    public int Orientation { get; init; } = ExifOrientation.None;

    /// <summary>Whether it is stored in one channel, or one and transparency.</summary>
    public bool IsGray { get; init; }

    /// <summary>Whether it can be transparent.</summary>
    public bool HasAlpha { get; init; }

    /// <summary>Pixels. Sides from a header may be anything: those that no picture has count as the most.</summary>
    public long Pixels => Width > int.MaxValue || Height > int.MaxValue ? long.MaxValue : Width * Height;

    /// <summary>Reads the header of a JPEG, PNG, BMP, GIF or WebP file.</summary>
    /// <param name="file">The whole file, which can be sought in.</param>
    /// <returns>The header; null if it is none of them, or cut off before its size.</returns>
    public static PictureHeader? Read(Stream file)
    {
        try
        {
            // What a short file lacks of it is 0.
            Span<byte> start = stackalloc byte[30];
            start.Clear();
            file.Position = 0;
            file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
            var header = start switch
            {
                [0xFF, 0xD8, 0xFF, ..] => ReadJpeg(file),
                [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => ReadPng(file, start),
                [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => ReadGif(file, start),
                [(byte)'B', (byte)'M', ..] => ReadBmp(file, start),
                [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', (byte)'V', (byte)'P',
                    (byte)'8', ..] => ReadWebp(file, start),
                _ => (PictureHeader?)null,
            };
            return header is { Width: > 0, Height: > 0 } read
                ? read with { SeemsWhole = read.SeemsWhole && read.Pixels / MaxUsualPixelsPerByte <= file.Length }
                : null;
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>Segments, each with its length, up to the frame header.</summary>
    private static PictureHeader? ReadJpeg(Stream file)
    {
        Span<byte> buffer = stackalloc byte[7];
        var orientation = ExifOrientation.None;
        file.Position = 2;
        while (true)
        {
            int marker;
            while ((marker = ReadByte(file)) != 0xFF)
            {
                // Stray bytes between segments are skipped, as decoders do.
            }

            while (marker == 0xFF)
                marker = ReadByte(file);
            switch (marker)
            {
                case 0x00 or 0x01 or (>= 0xD0 and <= 0xD8):
                    continue;
                case 0xD9 or 0xDA:
                    return null;
            }

            file.ReadExactly(buffer[..2]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(buffer) - 2;
            var next = file.Position + length;
            if (marker == 0xE1 && orientation == ExifOrientation.None)
                orientation = ReadExif(file, length, needsMark: true);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                file.ReadExactly(buffer[..6]);
                var (height, width) =
                    (BinaryPrimitives.ReadUInt16BigEndian(buffer[1..]), BinaryPrimitives.ReadUInt16BigEndian(buffer[3..]));

                // Baseline, extended and progressive ones are usual.
                return new(width, height, marker is 0xC0 or 0xC1 or 0xC2 && EndsWith(file, [0xFF, 0xD9]))
                {
                    Format = "JPEG",
                    Orientation = orientation,
                    IsGray = buffer[5] == 1,
                };
            }

            file.Position = next;
        }
    }

    private static PictureHeader ReadPng(Stream file, ReadOnlySpan<byte> start)
    {
        const int IsColor = 2;
        const int IsTransparent = 4;
        var (kind, isWhole) = (start[25], EndsWith(file, [(byte)'I', (byte)'E', (byte)'N', (byte)'D', 0xAE, 0x42, 0x60, 0x82]));
        var header = new PictureHeader(
            BinaryPrimitives.ReadUInt32BigEndian(start[16..]),
            BinaryPrimitives.ReadUInt32BigEndian(start[20..]),
            start.Slice(12, 4).SequenceEqual("IHDR"u8) && isWhole)
        {
            Format = "PNG",
            IsGray = (kind & IsColor) == 0,
            HasAlpha = (kind & IsTransparent) != 0,
        };
        return isWhole ? ReadPngChunks(file, header) : header;
    }

    /// <summary>Chunks, each with its length before its name and a checksum behind it.</summary>
    private static PictureHeader ReadPngChunks(Stream file, PictureHeader header)
    {
        Span<byte> chunk = stackalloc byte[8];
        for (var next = 8L; next + chunk.Length <= file.Length;)
        {
            file.Position = next;
            file.ReadExactly(chunk);
            var length = BinaryPrimitives.ReadUInt32BigEndian(chunk);
            if (chunk[4..].SequenceEqual("tRNS"u8))
                header = header with { HasAlpha = true };
            if (chunk[4..].SequenceEqual("eXIf"u8))
                return header with { Orientation = ReadExif(file, length) };
            next += chunk.Length + length + 4;
        }

        return header;
    }

    /// <summary>The screen, and the first frame, up to which decoders extend it.</summary>
    private static PictureHeader? ReadGif(Stream file, ReadOnlySpan<byte> start)
    {
        const int ScreenEnd = 13;
        const int Extension = 0x21;
        const int Control = 0xF9;
        const int Frame = 0x2C;
        var (width, height) = (BinaryPrimitives.ReadUInt16LittleEndian(start[6..]), BinaryPrimitives.ReadUInt16LittleEndian(start[8..]));
        file.Position = ScreenEnd + (start[10] >= 0x80 ? 3 << ((start[10] & 7) + 1) : 0);
        int block;
        var isTransparent = false;
        while ((block = ReadByte(file)) == Extension)
        {
            var isControl = ReadByte(file) == Control;
            while (ReadByte(file) is > 0 and var length)
            {
                var flags = ReadByte(file);
                isTransparent |= isControl && (flags & 1) == 1;
                file.Position += length - 1;
            }
        }

        if (block != Frame)
            return null;
        Span<byte> frame = stackalloc byte[8];
        file.ReadExactly(frame);
        return new(
            Math.Max(width, BinaryPrimitives.ReadUInt16LittleEndian(frame) + BinaryPrimitives.ReadUInt16LittleEndian(frame[4..])),
            Math.Max(height, BinaryPrimitives.ReadUInt16LittleEndian(frame[2..]) + BinaryPrimitives.ReadUInt16LittleEndian(frame[6..])),
            EndsWith(file, [0x3B]))
        { Format = "GIF", HasAlpha = isTransparent };
    }

    private static PictureHeader ReadBmp(Stream file, ReadOnlySpan<byte> start)
    {
        const int OldHeader = 12;
        var (pixels, headerLength) =
            (BinaryPrimitives.ReadUInt32LittleEndian(start[10..]), BinaryPrimitives.ReadUInt32LittleEndian(start[14..]));
        if (headerLength == OldHeader)
            return new(
                BinaryPrimitives.ReadUInt16LittleEndian(start[18..]),
                BinaryPrimitives.ReadUInt16LittleEndian(start[20..]),
                SeemsWhole: false)
            { Format = "BMP" };

        // A negative height says that the rows come from the top.
        var (width, height) =
            (BinaryPrimitives.ReadInt32LittleEndian(start[18..]), Math.Abs((long)BinaryPrimitives.ReadInt32LittleEndian(start[22..])));
        var rowBytes = ((width * (long)BinaryPrimitives.ReadUInt16LittleEndian(start[28..])) + 31) / 32 * 4;
        return new(width, height, Math.BigMul(rowBytes, height, out var needed) == 0 && needed >= 0 && pixels + needed <= file.Length)
        {
            Format = "BMP",
        };
    }

    private static PictureHeader? ReadWebp(Stream file, ReadOnlySpan<byte> start)
    {
        const int AlphaFlag = 0x10;
        const int AlphaBit = 28;
        var isWhole = BinaryPrimitives.ReadUInt32LittleEndian(start[4..]) + 8L <= file.Length;
        switch (start[15])
        {
            case (byte)'X':
                return new(Read24(start[24..]) + 1, Read24(start[27..]) + 1, isWhole)
                {
                    Format = Webp,
                    Orientation = isWhole ? ReadWebpOrientation(file) : ExifOrientation.None,
                    HasAlpha = (start[20] & AlphaFlag) != 0,
                };
            case (byte)'L':
                var bits = BinaryPrimitives.ReadUInt32LittleEndian(start[21..]);
                return new((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1, isWhole)
                {
                    Format = Webp,
                    HasAlpha = ((bits >> AlphaBit) & 1) == 1,
                };
            case (byte)' ':
                return new(
                    BinaryPrimitives.ReadUInt16LittleEndian(start[26..]) & 0x3FFF,
                    BinaryPrimitives.ReadUInt16LittleEndian(start[28..]) & 0x3FFF,
                    isWhole)
                { Format = Webp };
            default:
                return null;
        }
    }

    /// <summary>Chunks, each with its length behind its name and an even number of bytes.</summary>
    private static int ReadWebpOrientation(Stream file)
    {
        Span<byte> chunk = stackalloc byte[8];
        for (var next = 12L; next + chunk.Length <= file.Length;)
        {
            file.Position = next;
            file.ReadExactly(chunk);
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk[..4].SequenceEqual("EXIF"u8))
                return ReadExif(file, length);
            next += chunk.Length + length + (length & 1);
        }

        return ExifOrientation.None;
    }

    /// <summary>The orientation in EXIF data.</summary>
    /// <param name="file">The file, at the data.</param>
    /// <param name="length">The bytes of the data.</param>
    /// <param name="needsMark">Whether the data may be something else, and begins with <c>Exif</c> if it is not.</param>
    private static int ReadExif(Stream file, long length, bool needsMark = false)
    {
        var exif = new byte[Math.Clamp(length, 0, MaxExifBytes)];
        var read = exif.AsSpan(0, file.ReadAtLeast(exif, exif.Length, throwOnEndOfStream: false));
        return !needsMark || read.StartsWith("Exif\0\0"u8) ? ExifOrientation.Read(read) : ExifOrientation.None;
    }

    private static int Read24(ReadOnlySpan<byte> bytes) => bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);

    private static int ReadByte(Stream file) => file.ReadByte() is >= 0 and var value ? value : throw new EndOfStreamException();

    private static bool EndsWith(Stream file, ReadOnlySpan<byte> end)
    {
        Span<byte> last = stackalloc byte[8];
        last = last[..end.Length];
        if (file.Length < last.Length)
            return false;
        file.Position = file.Length - last.Length;
        file.ReadExactly(last);
        return last.SequenceEqual(end);
    }
}
