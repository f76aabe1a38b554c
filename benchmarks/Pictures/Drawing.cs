using System.Runtime.InteropServices;
using Osnas.Data;
using SkiaSharp;

namespace Osnas.Benchmarks;

/// <summary>Draws pictures with gradients, edges and grain, so that compressed files are about as large as those of photographs.</summary>
internal static class Drawing
{
    public const int Width = 500;
    public const int Height = 375;

    /// <summary>The part of the width and the height that evaluation reads.</summary>
    public const double CenterCrop = 0.875;

    /// <summary>What pictures are scaled to, as the input of a network.</summary>
    public static readonly ImageSize Scaled = new(224, 224);

    private const int Quality = 93;
    private const int Waves = 12;
    private const double Grain = 10;

    private static readonly string[] Classes = ["class0000", "class0001"];

    /// <summary>Writes pictures into folders of two classes, if they aren't there.</summary>
    /// <param name="folder">The folder of the classes.</param>
    /// <param name="format">The format of the files.</param>
    /// <param name="count">How many.</param>
    /// <returns>Their paths.</returns>
    public static string[] Write(string folder, SKEncodedImageFormat format, int count)
    {
        string[] paths =
        [
            .. Enumerable.Range(0, count).Select(
                index => Path.Combine(folder, Classes[index % Classes.Length], $"{index:D7}.{format.ToString().ToLowerInvariant()}")),
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

    /// <summary>Opens pictures for training.</summary>
    /// <param name="files">Their paths, as <see cref="Write"/> returns them.</param>
    public static ImageFolder Open(string[] files)
    {
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(files[0]))!;
        var images = ImageFolder.Find(folder, Classes, Scaled, CenterCrop, cacheBytes: 0);
        images.Augmentations = [new RandomResizedCrop(0.2)];
        images.Normalize(Normalization.ImageNet);
        return images;
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
