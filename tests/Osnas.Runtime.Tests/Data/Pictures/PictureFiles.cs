using SkiaSharp;

namespace Osnas.Runtime.Tests;

/// <summary>Writes small pictures.</summary>
internal static class PictureFiles
{
    /// <summary>A picture without loss: red is the column, green the row, blue the same everywhere.</summary>
    public static void WritePng(string path, int width, int height, byte blue, byte alpha = 255) =>
        Write(path, width, height, blue, alpha, SKEncodedImageFormat.Png);

    /// <summary>The same with loss, if there is detail.</summary>
    public static void WriteJpeg(string path, int width, int height, byte blue) =>
        Write(path, width, height, blue, 255, SKEncodedImageFormat.Jpeg);

    private static void Write(string path, int width, int height, byte blue, byte alpha, SKEncodedImageFormat format)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
                bitmap.SetPixel(column, row, new((byte)column, (byte)row, blue, alpha));
        }

        using var data = bitmap.Encode(format, 100);
        File.WriteAllBytes(path, data.ToArray());
    }
}
