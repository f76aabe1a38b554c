using System.Runtime.InteropServices;
using SkiaSharp;

namespace Osnas.Benchmarks;

/// <summary>Draws pictures with gradients, edges and grain, so that compressed files are about as large as those of photographs.</summary>
internal static class Drawing
{
    public const int Width = 500;
    public const int Height = 375;

    private const int Quality = 93;
    private const int Waves = 12;
    private const double Grain = 10;

    /// <summary>Writes pictures into folders of classes, if they aren't there.</summary>
    /// <param name="folder">The folder of the classes.</param>
    /// <param name="format">The format of the files.</param>
    /// <param name="count">How many.</param>
    /// <param name="classes">How many classes they are in.</param>
    /// <returns>Their paths.</returns>
    public static string[] Write(string folder, SKEncodedImageFormat format, int count, int classes = 2)
    {
        string[] paths =
        [
            .. Enumerable.Range(0, count).Select(
                index => Path.Combine(folder, $"class{index % classes:D4}", $"{index:D7}.{format.ToString().ToLowerInvariant()}")),
        ];
        Parallel.For(0, count, index =>
        {
            if (File.Exists(paths[index]))
                return;
            Directory.CreateDirectory(Path.GetDirectoryName(paths[index])!);
            using var bitmap = Draw(index);
            using var data = bitmap.Encode(format, Quality);
            File.WriteAllBytes(paths[index], data.ToArray());
        });
        return paths;
    }

    private static SKBitmap Draw(int seed)
    {
        var random = new Random(seed);
        var waves = Enumerable.Range(0, Waves).Select(_ => (
            X: (random.NextDouble() - 0.5) * 0.4,
            Y: (random.NextDouble() - 0.5) * 0.4,
            Phase: random.NextDouble() * Math.Tau,
            Channel: random.Next(3))).ToArray();
        var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var pixels = new byte[bitmap.ByteCount];
        Span<double> color = stackalloc double[3];
        for (var row = 0; row < Height; row++)
        {
            for (var column = 0; column < Width; column++)
            {
                color.Fill(128 + ((random.NextDouble() + random.NextDouble() - 1) * 2 * Grain));
                foreach (var wave in waves)
                    color[wave.Channel] += 30 * Math.Sin((wave.X * column) + (wave.Y * row) + wave.Phase);
                var at = ((row * Width) + column) * 4;
                for (var channel = 0; channel < 3; channel++)
                    pixels[at + channel] = (byte)Math.Clamp(color[channel], 0, 255);
                pixels[at + 3] = byte.MaxValue;
            }
        }

        Marshal.Copy(pixels, 0, bitmap.GetPixels(), pixels.Length);
        return bitmap;
    }
}
