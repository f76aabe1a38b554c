using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace Osnas.Runtime.Tests;

/// <summary>Writes small files in the formats that data comes in.</summary>
internal static class SampleFiles
{
    public const int Size = 4;
    public const int Classes = 3;

    /// <summary>Pixel p of image i is i + p, its label i modulo 3.</summary>
    public static void WriteIdxFolder(string folder, int train, int test, bool compressed)
    {
        foreach (var (part, count) in new[] { ("train", train), ("t10k", test) })
        {
            WriteIdx(
                Path.Combine(folder, $"{part}-images-idx3-ubyte"),
                [count, Size, Size],
                Enumerable.Range(0, count).SelectMany(Pixels),
                compressed);
            WriteIdx(
                Path.Combine(folder, $"{part}-labels-idx1-ubyte"),
                [count],
                Enumerable.Range(0, count).Select(image => (byte)(image % Classes)),
                compressed);
        }
    }

    public static void WriteIdx(string path, int[] shape, IEnumerable<byte> values, bool compressed = false)
    {
        var header = new byte[4 * (shape.Length + 1)];
        header[2] = 8;
        header[3] = (byte)shape.Length;
        for (var index = 0; index < shape.Length; index++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 * (index + 1)), shape[index]);
        Write(compressed ? path + ".gz" : path, [.. header, .. values]);
    }

    /// <summary>The same images as lines of values.</summary>
    public static void WriteCsv(string path, int count) =>
        Write(path, [.. CsvLines(count).SelectMany(line => line + "\n").Select(character => (byte)character)]);

    public static IEnumerable<string> CsvLines(int count) => Enumerable.Range(0, count).Select(image =>
        string.Join(',', [.. Pixels(image).Select(pixel => pixel.ToString(CultureInfo.InvariantCulture)), $"{image % Classes}"]));

    /// <summary>Writes bytes, gzipped if the name says so.</summary>
    public static void Write(string path, byte[] bytes)
    {
        using var file = File.Create(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file;
        stream.Write(bytes);
    }

    private static IEnumerable<byte> Pixels(int image) => Enumerable.Range(0, Size * Size).Select(pixel => (byte)(image + pixel));
}
