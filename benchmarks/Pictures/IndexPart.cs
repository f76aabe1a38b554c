using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Osnas.Data;
using SkiaSharp;

namespace Osnas.Benchmarks;

/// <summary>A folder of very many pictures: the time to read what is in it, and the memory that this takes.</summary>
internal static class IndexPart
{
    private const int PicturesOfClass = 1000;
    private const int Side = 16;

    /// <summary>Measures and prints. In another process, the file system or the cache of digests may be faster or slower.</summary>
    /// <param name="folder">The folder of the pictures, which are written if they aren't there.</param>
    /// <param name="count">How many pictures.</param>
    public static void Run(string folder, int count)
    {
        Write(folder, count);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = Stopwatch.GetTimestamp();
        using var data = DataSource.Load(folder, seed: 1);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64;
        var processor = process.TotalProcessorTime.TotalSeconds;
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} pictures: {seconds:F1} s ({processor:F1} s of processor time), {(double)kept / count:F0} bytes kept of each, "
            + $"peak {peak / 1e6:F0} MB"));
        GC.KeepAlive(data);
    }

    /// <summary>Small pictures, each with a comment of its own, so that no two files are the same.</summary>
    private static void Write(string folder, int count)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(Side, Side, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Jpeg, 90);
        var (picture, classes) = (encoded.ToArray(), (count + PicturesOfClass - 1) / PicturesOfClass);
        Parallel.For(0, classes, label =>
        {
            var inner = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"n{label:D8}"));
            if (Directory.Exists(inner))
                return;
            Directory.CreateDirectory(inner);
            for (var index = label * PicturesOfClass; index < Math.Min(count, (label + 1) * PicturesOfClass); index++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"n{label:D8}_{index}");
                File.WriteAllBytes(Path.Combine(inner, name + ".JPEG"), [.. picture[..2], .. Comment(name), .. picture[2..]]);
            }
        });
    }

    private static byte[] Comment(string text)
    {
        byte[] segment = [0xFF, 0xFE, 0, 0, .. Encoding.ASCII.GetBytes(text)];
        BinaryPrimitives.WriteUInt16BigEndian(segment.AsSpan(2), (ushort)(segment.Length - 2));
        return segment;
    }
}
