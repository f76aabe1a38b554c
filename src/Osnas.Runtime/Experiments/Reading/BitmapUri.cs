using System.Buffers.Binary;

namespace Osnas.Experiments;

/// <summary>Writes small images as Windows bitmaps: any browser shows them, and they need no library for pictures.</summary>
internal static class BitmapUri
{
    private const int FileHeader = 14;
    private const int InfoHeader = 40;
    private const int Channels = 3;
    private const int MostPixels = 1 << 16;

    /// <summary>An image as a <c>data:</c> URI.</summary>
    /// <param name="image">The image.</param>
    /// <returns>The picture; null if the image has other channels than gray or red, green and blue, or too many pixels.</returns>
    public static Thumbnail? TryWrite(ThumbnailDocument image)
    {
        var (width, height) = (image.Width, image.Height);
        if (image.Channels is not (1 or Channels) || width < 1 || height < 1 || (long)width * height > MostPixels
            || image.Pixels?.Length != width * height * image.Channels)
            return null;
        var stride = ((width * Channels) + 3) / 4 * 4; // rows have whole words of four bytes
        var bytes = new byte[FileHeader + InfoHeader + (stride * height)];
        WriteHeader(bytes, width, height);
        for (var y = 0; y < height; y++)
        {
            var row = bytes.AsSpan(FileHeader + InfoHeader + ((height - 1 - y) * stride)); // the lowest row comes first
            for (var x = 0; x < width; x++)
            {
                var pixel = image.Pixels.AsSpan(((y * width) + x) * image.Channels, image.Channels);
                (row[x * Channels], row[(x * Channels) + 1], row[(x * Channels) + 2]) = (pixel[^1], pixel[pixel.Length / 2], pixel[0]);
            }
        }

        return new(width, height, $"data:image/bmp;base64,{Convert.ToBase64String(bytes)}");
    }

    private static void WriteHeader(Span<byte> bytes, int width, int height)
    {
        "BM"u8.CopyTo(bytes);
        Write(bytes, 2, bytes.Length);
        Write(bytes, 10, FileHeader + InfoHeader);
        Write(bytes, FileHeader, InfoHeader);
        Write(bytes, FileHeader + 4, width);
        Write(bytes, FileHeader + 8, height);
        BinaryPrimitives.WriteInt16LittleEndian(bytes[(FileHeader + 12)..], 1); // planes
        BinaryPrimitives.WriteInt16LittleEndian(bytes[(FileHeader + 14)..], Channels * 8);
    }

    private static void Write(Span<byte> bytes, int place, int value) => BinaryPrimitives.WriteInt32LittleEndian(bytes[place..], value);
}
