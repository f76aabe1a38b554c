using System.Formats.Tar;
using System.IO.Compression;

namespace Osnas.Runtime.Tests;

/// <summary>Writes small files as those of CIFAR.</summary>
internal static class CifarFiles
{
    public const int Pixels = 3072;

    /// <summary>Byte p of image i of a file is f + 7i + p modulo 256, where f is the file's number.</summary>
    public static byte Pixel(int file, int image, int position) => (byte)(file + (7 * image) + position);

    /// <summary>
    /// Files <c>data_batch_1.bin</c> to <c>5</c>, numbered 1 to 5, and <c>test_batch.bin</c>, numbered 6; the class of image i
    /// is i modulo 10, and one that trains.
    /// </summary>
    public static void WriteCifar10(string folder, int imagesOfFile, int test)
    {
        Directory.CreateDirectory(folder);
        for (var file = 1; file <= 5; file++)
            File.WriteAllBytes(Path.Combine(folder, $"data_batch_{file}.bin"), Records(file, imagesOfFile, image => [(byte)(image % 10)]));
        File.WriteAllBytes(Path.Combine(folder, "test_batch.bin"), Records(6, test, image => [(byte)(image % Math.Min(10, imagesOfFile))]));
    }

    /// <summary>
    /// Files <c>train.bin</c>, numbered 1, and <c>test.bin</c>, numbered 2; the superclass of image i is i modulo 20, its class
    /// 99 - i.
    /// </summary>
    public static void WriteCifar100(string folder, int train, int test)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "train.bin"), Records(1, train, image => [(byte)(image % 20), (byte)(99 - image)]));
        File.WriteAllBytes(Path.Combine(folder, "test.bin"), Records(2, test, image => [(byte)(image % 20), (byte)(99 - image)]));
    }

    /// <summary>Packs a folder as it is downloaded.</summary>
    public static void Pack(string folder, string archive, bool isCompressed = true)
    {
        using var file = File.Create(archive);
        using var stream = isCompressed ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file;
        TarFile.CreateFromDirectory(folder, stream, includeBaseDirectory: true);
    }

    private static byte[] Records(int file, int count, Func<int, byte[]> labels) =>
        [.. Enumerable.Range(0, count)
            .SelectMany(image => labels(image).Concat(Enumerable.Range(0, Pixels).Select(position => Pixel(file, image, position))))];
}
