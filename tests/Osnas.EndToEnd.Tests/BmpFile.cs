using System.Buffers.Binary;

namespace Osnas.EndToEnd;

/// <summary>Small pictures whose bytes no encoder decides: 24-bit BMP.</summary>
internal static class BmpFile
{
    private const int HeaderBytes = 54;

    /// <summary>Writes a picture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">Columns, a multiple of 4, so that rows need no padding.</param>
    /// <param name="height">Rows.</param>
    /// <param name="color">Red, green and blue by column and row.</param>
    public static void Write(string path, int width, int height, Func<int, int, (byte Red, byte Green, byte Blue)> color)
    {
        var file = new byte[HeaderBytes + (3 * width * height)];
        "BM"u8.CopyTo(file);
        Put(2, file.Length);
        Put(10, HeaderBytes);
        Put(14, 40);
        Put(18, width);
        Put(22, height);
        Put(26, 1 | (24 << 16));
        Put(34, file.Length - HeaderBytes);
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var at = HeaderBytes + (3 * (((height - 1 - row) * width) + column));
                (file[at + 2], file[at + 1], file[at]) = color(column, row);
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, file);

        void Put(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
    }
}
