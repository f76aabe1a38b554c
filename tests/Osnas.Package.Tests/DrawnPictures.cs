using SkiaSharp;

namespace Osnas.Package.Tests;

/// <summary>A set of drawn pictures in folders of classes: PNG, JPEG and WebP of 64x48 pixels, and some odd ones.</summary>
internal static class DrawnPictures
{
    public const int OfEachClass = 150;

    private const int Width = 64;
    private const int Height = 48;

    private static readonly string[] Classes = ["circle", "cross", "square", "triangle"];

    /// <summary>
    /// Draws the set. One picture is gray, one has an alpha channel, and one file can't be read.
    /// </summary>
    /// <param name="folder">The folder of the folders of classes.</param>
    /// <returns>The pictures that can be read.</returns>
    public static IReadOnlyList<string> Write(string folder)
    {
        var random = new Random(0);
        var files = new List<string>();
        foreach (var name in Classes)
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
            for (var number = 0; number < OfEachClass; number++)
            {
                var (format, extension) = (number % 3) switch
                {
                    0 => (SKEncodedImageFormat.Png, "png"),
                    1 => (SKEncodedImageFormat.Jpeg, "jpg"),
                    _ => (SKEncodedImageFormat.Webp, "webp"),
                };
                var path = Path.Combine(folder, name, $"{number:000}.{extension}");
                using var bitmap = Draw(name, random, Variant(name, number));
                using var data = bitmap.Encode(format, quality: 90);
                File.WriteAllBytes(path, data.ToArray());
                files.Add(path);
            }
        }

        File.WriteAllText(files[^1], "no picture");
        files.RemoveAt(files.Count - 1);
        return files;
    }

    private static SKColorType Variant(string name, int number) => (name, number) switch
    {
        ("circle", 0) => SKColorType.Gray8,
        ("cross", 0) => SKColorType.Rgba8888,
        _ => SKColorType.Bgra8888,
    };

    private static SKBitmap Draw(string name, Random random, SKColorType type)
    {
        var bitmap = new SKBitmap(new(Width, Height, type, type == SKColorType.Rgba8888 ? SKAlphaType.Unpremul : SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(Color(random, 0, 90));
        using var paint = new SKPaint { Color = Color(random, 150, 256), IsAntialias = true };
        var (x, y, size) = (20 + (random.NextSingle() * 24), 18 + (random.NextSingle() * 12), 9 + (random.NextSingle() * 7));
        switch (name)
        {
            case "circle":
                canvas.DrawCircle(x, y, size, paint);
                break;
            case "cross":
                canvas.DrawRect(x - size, y - 2, 2 * size, 4, paint);
                canvas.DrawRect(x - 2, y - size, 4, 2 * size, paint);
                break;
            case "square":
                canvas.DrawRect(x - size, y - size, 2 * size, 2 * size, paint);
                break;
            default:
                using (var path = new SKPath())
                {
                    path.AddPoly([new(x, y - size), new(x + size, y + size), new(x - size, y + size)]);
                    canvas.DrawPath(path, paint);
                }

                break;
        }

        return bitmap;
    }

    private static SKColor Color(Random random, int least, int most) =>
        new((byte)random.Next(least, most), (byte)random.Next(least, most), (byte)random.Next(least, most));
}
